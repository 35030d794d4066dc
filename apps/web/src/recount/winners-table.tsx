import type { ReactNode } from 'react';
import type { Election, Result } from '../../public/engine/tally-engine.js';
import { givesPoints, projectNames } from './rule-name.js';
import { useRecountMessages } from './use-recount-messages.js';

type Props = { readonly election: Election; readonly result: Result };

/** The plans chosen, in order, with their votes or points and their cost. */
export function WinnersTable({ election, result }: Props): ReactNode {
  const { words, amounts } = useRecountMessages();
  const { winners, outcomes, spent, scoreDecimals } = result;
  if (winners.length === 0) return <p>{words.result.none}</p>;
  const names = projectNames(election);
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  const chosen = winners.flatMap((id) => byId.get(id) ?? []);
  const format = amounts([1n], election.currency);
  const score = givesPoints(election) ? words.result.points : words.result.votes;
  return (
    <table className="stack" role="table">
      <caption>{words.result.winners}</caption>
      <Heads labels={[words.result.project, score, words.result.cost]} />
      <tbody role="rowgroup">
        {chosen.map((outcome, index) => (
          <tr key={outcome.id} role="row">
            <th scope="row" role="rowheader">
              <span className="num">{index + 1}.</span> {names.get(outcome.id)}{' '}
              <span className="soft small code">{outcome.id}</span>
            </th>
            <Score label={score} score={outcome.score} decimals={scoreDecimals} />
            <td role="cell" className="r" data-label={words.result.cost}>
              {format(outcome.cost)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot role="rowgroup">
        <tr role="row">
          <th scope="row" role="rowheader">
            {words.result.total}
          </th>
          <td role="cell" />
          <td role="cell" className="r" data-label={words.result.cost}>
            {format(spent)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

/** The heads of a table of plans: the first names the plan, the others stand above numbers. */
export function Heads({ labels }: { readonly labels: readonly string[] }): ReactNode {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {labels.map((label, index) => (
          <th key={label} scope="col" role="columnheader" className={index === 0 ? '' : 'r'}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type ScoreProps = { readonly label: string; readonly score: number; readonly decimals: number };

/** Votes or points in whole ones. */
export function Score({ label, score, decimals }: ScoreProps): ReactNode {
  const { decimal } = useRecountMessages();
  return (
    <td role="cell" className="r" data-label={label}>
      {decimal(score / 10 ** decimals, decimals)}
    </td>
  );
}
