import type { ReactNode } from 'react';
import type { Election, Tie } from '../../public/engine/tally-engine.js';
import { projectNames } from './rule-name.js';
import { useRecountMessages } from './use-recount-messages.js';

type Props = { readonly election: Election; readonly ties: readonly Tie[] };

/** Every moment at which plans were equal, and what decided. */
export function TieList({ election, ties }: Props): ReactNode {
  const { words } = useRecountMessages();
  const names = projectNames(election);
  return (
    <>
      <h3>{words.ties.heading}</h3>
      {ties.length === 0 && <p>{words.ties.none}</p>}
      <ul>
        {ties.map(({ step, candidates, decidedBy }, index) => {
          const [first = '', ...others] = candidates.map((id) => names.get(id) ?? id);
          return (
            <li key={`${step} ${index}`}>
              {words.ties.tie(step.toString(), first, listed(others, words.ties.and))}{' '}
              {words.ties.decidedBy[decidedBy]}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function listed(names: readonly string[], and: string): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')}${and}${names.at(-1) ?? ''}`;
}
