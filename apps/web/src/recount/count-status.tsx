import type { ReactNode } from 'react';
import { Icon } from './icon.js';
import type { CountState } from './recount-state.js';
import { useRecountMessages } from './use-recount-messages.js';

type Props = { readonly state: CountState; readonly onStop: () => void };

/** That a count is going on, how far it is, and how to stop it; or why there is no result. */
export function CountStatus({ state, onStop }: Props): ReactNode {
  const { words, whole } = useRecountMessages();
  const counts = state.kind === 'counting' ? state.counts : 0;
  return (
    <div className="flow mt">
      <p role="status" className={state.kind === 'counting' ? 'state' : ''}>
        {state.kind === 'counting' && words.count.counting}
        {state.kind === 'stopped' && words.count.stopped}
      </p>
      {state.kind === 'counting' && (
        <div className="working">
          <progress aria-label={words.count.progress} />
          <button type="button" className="btn btn--second" onClick={onStop}>
            {words.count.stop}
          </button>
          {counts > 0 && <p>{words.count.rounds(whole(counts))}</p>}
        </div>
      )}
      <Trouble state={state} />
    </div>
  );
}

function Trouble({ state }: { readonly state: CountState }): ReactNode {
  const { words } = useRecountMessages();
  const text = troubleOf(state, words.count);
  return text === null ? null : (
    <div className="notice notice--error" role="alert">
      <Icon name="wrong" />
      <p>{text}</p>
    </div>
  );
}

type CountWords = ReturnType<typeof useRecountMessages>['words']['count'];

function troubleOf(state: CountState, words: CountWords): string | null {
  if (state.kind === 'failed') return words.failed;
  if (state.kind !== 'counted' || state.counted.answer.kind === 'counted') return null;
  return words.refused[state.counted.answer.refusal.code];
}
