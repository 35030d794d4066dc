import type { ReactNode } from 'react';
import { money } from '../messages/format.js';
import { inColumn } from '../team/team-format.js';
import type { CostLine, Initiative } from './initiative-types.js';
import { type InitiativeWording, useInitiativeMessages } from './use-initiative-messages.js';

/** What it costs, line by line and together, and who pays what of it. */
export function CostsSection({ initiative }: { readonly initiative: Initiative }): ReactNode {
  const { words, locale } = useInitiativeMessages();
  const { costCents, unforeseenCents, requestedCents, costLines } = initiative;
  const totalCents = costCents + unforeseenCents;
  const format = money(locale, [totalCents, requestedCents]);
  return (
    <section className="section flow" aria-labelledby="kosten">
      <h2 id="kosten">{words.costs.heading}</h2>
      {costLines.length === 0 ? (
        <p>{words.costs.none}</p>
      ) : (
        <>
          <p className="say">{words.costs.say(format(totalCents), format(requestedCents))}</p>
          <CostTable initiative={initiative} totalCents={totalCents} />
        </>
      )}
      <h3>{words.costs.sums}</h3>
      <Sums initiative={initiative} />
    </section>
  );
}

type TableProps = { readonly initiative: Initiative; readonly totalCents: number };

function CostTable({ initiative, totalCents }: TableProps): ReactNode {
  const wording = useInitiativeMessages();
  const { item, calculation, amount, caption, unforeseen, total } = wording.words.costs;
  const hasCalculation = initiative.costLines.some(({ rateCents }) => rateCents !== null);
  const heads = [item, ...(hasCalculation ? [calculation] : [])];
  return (
    <table className="stack" role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((label) => (
            <th key={label} scope="col" role="columnheader">
              {label}
            </th>
          ))}
          <th scope="col" role="columnheader" className="r">
            {amount}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {initiative.costLines.map((line, index) => (
          <Line
            key={`${index} ${line.description}`}
            name={line.description}
            calculation={hasCalculation ? calculationText(line, wording) : null}
            cents={line.amountCents}
          />
        ))}
        {initiative.unforeseenCents > 0 && (
          <Line
            name={unforeseen}
            calculation={hasCalculation ? '' : null}
            cents={initiative.unforeseenCents}
          />
        )}
      </tbody>
      <tfoot role="rowgroup">
        <Line name={total} calculation={hasCalculation ? '' : null} cents={totalCents} />
      </tfoot>
    </table>
  );
}

type LineProps = {
  readonly name: string;
  /** Null where the table has no such column. */
  readonly calculation: string | null;
  readonly cents: number;
};

function Line({ name, calculation, cents }: LineProps): ReactNode {
  const { words, locale } = useInitiativeMessages();
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {name}
      </th>
      {calculation !== null && (
        <td role="cell" data-label={words.costs.calculation}>
          {calculation}
        </td>
      )}
      <td role="cell" className="r" data-label={words.costs.amount}>
        {inColumn(locale)(cents)}
      </td>
    </tr>
  );
}

/** How many of what at which price; empty where only the amount is known. */
function calculationText(
  { quantity, unit, rateCents }: CostLine,
  { words, choices, locale }: InitiativeWording,
): string {
  if (quantity === null || unit === null || rateCents === null) return '';
  const { times } = words.costs;
  return times(
    quantity.toLocaleString(locale),
    choices.unit[unit],
    money(locale, [rateCents])(rateCents),
  );
}

function Sums({ initiative }: { readonly initiative: Initiative }): ReactNode {
  const { words, locale } = useInitiativeMessages();
  const { ownContributionCents, otherFundingCents, requestedCents } = initiative;
  const column = inColumn(locale);
  const { own, ownUnknown, others, requested } = words.costs;
  const facts = [
    [own, ownContributionCents === null ? ownUnknown : column(ownContributionCents)],
    [others, column(otherFundingCents)],
    [requested, column(requestedCents)],
  ] as const;
  return (
    <dl className="facts facts--sum">
      {facts.map(([label, amount]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="num">{amount}</dd>
        </div>
      ))}
    </dl>
  );
}
