import type { ReactNode } from 'react';
import type { Election, Result } from '../../public/engine/tally-engine.js';
import { givesPoints, projectNames } from './rule-name.js';
import { useRecountMessages } from './use-recount-messages.js';
import { Heads, Score } from './winners-table.js';

type Props = { readonly election: Election; readonly result: Result };

/** The plans that were not chosen, each with the reason in words. */
export function OtherPlans({ election, result }: Props): ReactNode {
  const { words, amounts } = useRecountMessages();
  const others = result.outcomes.filter(({ fate }) => fate !== 'funded');
  if (others.length === 0) return null;
  const names = projectNames(election);
  const format = amounts([1n], election.currency);
  const score = givesPoints(election) ? words.result.points : words.result.votes;
  return (
    <>
      <h3>{words.result.others}</h3>
      <table className="stack" role="table">
        <caption>{words.result.othersTable}</caption>
        <Heads labels={[words.result.project, score, words.result.cost, words.result.why]} />
        <tbody role="rowgroup">
          {others.map(({ id, score: earned, cost, fate }) => (
            <tr key={id} role="row">
              <th scope="row" role="rowheader">
                {names.get(id)} <span className="soft small code">{id}</span>
              </th>
              <Score label={score} score={earned} decimals={result.scoreDecimals} />
              <td role="cell" className="r" data-label={words.result.cost}>
                {format(cost)}
              </td>
              <td role="cell" className="r wraps" data-label={words.result.why}>
                {words.result.fates[fate]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
