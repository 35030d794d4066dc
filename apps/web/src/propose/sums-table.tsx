import type { ReactNode } from 'react';
import { money } from '../messages/format.js';
import type { PlanSums } from './plan-form.js';
import { useProposeMessages } from './use-propose-messages.js';

const MINUS = '−';

/** What a plan costs, who pays what, and what is asked for. */
export function SumsTable({ sums }: { readonly sums: PlanSums }): ReactNode {
  const { words, locale } = useProposeMessages();
  const amount = money(locale, Object.values(sums));
  const less = (cents: number): string => (cents === 0 ? amount(0) : `${MINUS} ${amount(cents)}`);
  const lines = [
    [words.sums.costs, amount(sums.costs)],
    [words.sums.unforeseen, amount(sums.unforeseen)],
    [words.sums.ownContribution, less(sums.ownContribution)],
    [words.sums.otherFunding, less(sums.otherFunding)],
  ] as const;
  return (
    <table>
      <caption>{words.sums.caption}</caption>
      <tbody>
        {lines.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="r">{value}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.sums.requested}</th>
          <td className="r">{amount(sums.requested)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
