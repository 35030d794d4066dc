import type { ReactNode } from 'react';
import type { Budget, Wijkteam } from '../api/client.js';
import { MoneyStrip } from '../layout/money-strip.js';
import { money, moment } from '../messages/format.js';
import { useLanguage } from '../messages/language.js';
import { type BudgetSums, sumBudgets } from './sum-budgets.js';

type Props = {
  readonly wijkteams: readonly Wijkteam[];
  readonly budgets: readonly Budget[];
  readonly readAt: Date;
};

/** Opens with a sentence that holds the amounts, then the strip, then the table. */
export function MoneySection({ wijkteams, budgets, readAt }: Props): ReactNode {
  const wording = useLanguage();
  const { locale, messages } = wording;
  const current = budgetsOfYear(budgets, readAt.getFullYear());
  const total = sumBudgets(current);
  const format = money(locale, [total.grantedCents, total.promisedCents, total.paidCents]);
  return (
    <section className="section flow" aria-labelledby="geld">
      <header>
        <h2 id="geld">{messages.money.heading}</h2>
        <p className="stamp">{messages.money.asOf(moment(wording, readAt))}</p>
      </header>
      {current.length === 0 ? (
        <p>{messages.money.none}</p>
      ) : (
        <>
          <p className="say">
            {messages.money.sentence(
              format(total.grantedCents),
              format(total.promisedCents),
              format(total.paidCents),
            )}
          </p>
          <MoneyStrip
            paidCents={total.paidCents}
            promisedCents={total.promisedCents - total.paidCents}
            freeCents={total.freeCents}
          />
        </>
      )}
      <TeamTable wijkteams={wijkteams} budgets={current} total={total} />
    </section>
  );
}

function budgetsOfYear(budgets: readonly Budget[], year: number): readonly Budget[] {
  return budgets.filter((budget) => budget.year === year);
}

type TableProps = Omit<Props, 'readAt'> & { readonly total: BudgetSums };

function TeamTable({ wijkteams, budgets, total }: TableProps): ReactNode {
  const { messages } = useLanguage();
  if (wijkteams.length === 0) return <p>{messages.teams.none}</p>;
  return (
    <>
      <h3>{messages.teams.heading}</h3>
      <table className="stack" role="table">
        <caption>{messages.teams.table}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {messages.teams.name}
            </th>
            {[
              messages.teams.granted,
              messages.teams.promised,
              messages.teams.paid,
              messages.teams.free,
            ].map((label) => (
              <th key={label} scope="col" role="columnheader" className="r">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {wijkteams.map(({ id, name }) => (
            <MoneyRow
              key={id}
              name={name}
              sums={sumBudgets(budgets.filter(({ wijkteamId }) => wijkteamId === id))}
            />
          ))}
        </tbody>
        <tfoot role="rowgroup">
          <MoneyRow name={messages.teams.total} sums={total} />
        </tfoot>
      </table>
    </>
  );
}

function MoneyRow({ name, sums }: { readonly name: string; readonly sums: BudgetSums }): ReactNode {
  const { locale, messages } = useLanguage();
  // A column of amounts always shows the cents.
  const format = money(locale, [1]);
  const cells = [
    [messages.teams.granted, sums.grantedCents],
    [messages.teams.promised, sums.promisedCents],
    [messages.teams.paid, sums.paidCents],
    [messages.teams.free, sums.freeCents],
  ] as const;
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {name}
      </th>
      {cells.map(([label, cents]) => (
        <td key={label} role="cell" className="r" data-label={label}>
          {format(cents)}
        </td>
      ))}
    </tr>
  );
}
