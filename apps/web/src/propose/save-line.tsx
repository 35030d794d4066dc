import type { ReactNode } from 'react';
import { time } from '../messages/format.js';
import { signInAddress } from '../session/sign-in-address.js';
import type { SaveState } from './autosave.js';
import { type ProposeWording, useProposeMessages } from './use-propose-messages.js';

type Props = {
  readonly state: SaveState;
  /** Whether what keeps it from being saved is that nobody is signed in. */
  readonly isSignedOut: boolean;
  readonly municipality: string;
};

/** Says all the time whether what was typed is kept. */
export function SaveLine({ state, isSignedOut, municipality }: Props): ReactNode {
  const wording = useProposeMessages();
  const { words } = wording;
  const isBad = ['waiting', 'conflict', 'refused'].includes(state.kind);
  const needsSignIn = isSignedOut && state.kind === 'waiting';
  return (
    // What goes well is not read aloud at every key.
    <div
      className={isBad ? 'save-line notice notice--wait' : 'save-line'}
      {...(isBad ? { role: 'alert' } : {})}
    >
      <p>{needsSignIn ? words.save.signedOut : textOf(state, wording)}</p>
      {needsSignIn && (
        <p>
          <a href={signInAddress(municipality, '/')} target="_blank" rel="noreferrer">
            {words.save.signIn}
          </a>
        </p>
      )}
      {state.kind === 'conflict' && (
        <button
          className="btn btn--second"
          type="button"
          onClick={() => {
            location.reload();
          }}
        >
          {words.save.reload}
        </button>
      )}
    </div>
  );
}

function textOf(state: SaveState, wording: ProposeWording): string {
  const { words } = wording;
  switch (state.kind) {
    case 'saved':
      return state.at === null ? words.save.untouched : words.save.saved(time(wording, state.at));
    case 'changed':
      return words.save.changed;
    case 'saving':
      return words.save.saving;
    case 'waiting':
      return words.save.waiting;
    case 'conflict':
      return words.save.conflict;
    case 'refused':
      return words.save.refused;
  }
}
