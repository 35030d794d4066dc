import type { ReactNode } from 'react';
import { inColumn } from './team-format.js';
import { lineOf, type MoneyLine, unsplitLine } from './team-money.js';
import type { Envelope, TeamBudget } from './team-types.js';
import { useTeamMessages } from './use-team-messages.js';

type Props = {
  readonly budget: TeamBudget;
  readonly envelopes: readonly Envelope[];
  readonly total: MoneyLine;
};

const KINDS = ['round', 'theme', 'area'] as const;

/** What the budget is set apart for, line by line, and what is in no envelope; all of it together. */
export function EnvelopeTable({ budget, envelopes, total }: Props): ReactNode {
  const { words, messages } = useTeamMessages();
  const { granted, promised, paid, free } = messages.teams;
  const ordered = envelopes.toSorted(
    (one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind),
  );
  return (
    <table className="stack" role="table">
      <caption>{words.money.table}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {words.money.purpose}
          </th>
          {[granted, promised, paid, free].map((label) => (
            <th key={label} scope="col" role="columnheader" className="r">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {ordered.map((envelope) => (
          <Line
            key={envelope.id}
            name={envelope.name}
            kind={words.money.kinds[envelope.kind]}
            line={lineOf(envelope)}
          />
        ))}
        <Line name={words.money.unsplit} line={unsplitLine(budget)} />
      </tbody>
      <tfoot role="rowgroup">
        <Line name={messages.teams.total} line={total} />
      </tfoot>
    </table>
  );
}

type LineProps = { readonly name: string; readonly kind?: string; readonly line: MoneyLine };

function Line({ name, kind, line }: LineProps): ReactNode {
  const { locale, messages } = useTeamMessages();
  const format = inColumn(locale);
  const cells = [
    [messages.teams.granted, line.grantedCents],
    [messages.teams.promised, line.promisedCents],
    [messages.teams.paid, line.paidCents],
    [messages.teams.free, line.freeCents],
  ] as const;
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {name}
        {kind !== undefined && <span className="kind small soft">{kind}</span>}
      </th>
      {cells.map(([label, cents]) => (
        <td key={label} role="cell" className="r" data-label={label}>
          {format(cents)}
        </td>
      ))}
    </tr>
  );
}
