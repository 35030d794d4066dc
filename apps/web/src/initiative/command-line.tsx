import type { ReactNode } from 'react';
import { TeamIcon } from '../team/team-icon.js';
import { refusalText } from './refusal.js';
import type { CommandState } from './use-command.js';
import { useInitiativeMessages } from './use-initiative-messages.js';

type Props = {
  readonly state: CommandState;
  /** What is said when it is done, by the name of what was done. */
  readonly done: Readonly<Record<string, string>>;
};

/** What became of what somebody asked for; read out when it changes. */
export function CommandLine({ state, done }: Props): ReactNode {
  const { words } = useInitiativeMessages();
  return (
    <div aria-live="polite">
      {state.kind === 'done' && (
        <p className="state">
          <TeamIcon name="done" />
          {done[state.name]}
        </p>
      )}
      {state.kind === 'refused' && (
        <p className="late">
          <TeamIcon name="warning" />
          <span>{refusalText(state.code, words.refusals)}</span>
        </p>
      )}
    </div>
  );
}
