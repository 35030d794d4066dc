import type { ReactNode } from 'react';
import type { Budget, Envelope, Municipality, Wijkteam } from '../api/client.js';
import { MoneyStrip } from '../layout/money-strip.js';
import { money, moment } from '../messages/format.js';
import { useLanguage } from '../messages/language.js';
import { pageAddressOf } from '../service/page-address.js';
import type { MoneyLine } from '../team/team-money.js';
import { sumBudgets } from './sum-budgets.js';

type Props = {
  readonly municipality: Municipality;
  readonly wijkteams: readonly Wijkteam[];
  readonly budgets: readonly Budget[];
  /** The parts of these budgets. */
  readonly envelopes: readonly Envelope[];
  readonly readAt: Date;
};

/** Opens with a sentence that holds the amounts, then the strip, then the table. */
export function MoneySection(props: Props): ReactNode {
  const { municipality, wijkteams, budgets, envelopes, readAt } = props;
  const wording = useLanguage();
  const { locale, messages } = wording;
  const current = budgetsOfYear(budgets, readAt.getFullYear());
  const total = sumBudgets(current, envelopes);
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
      <TeamTable
        municipality={municipality}
        wijkteams={wijkteams}
        budgets={current}
        envelopes={envelopes}
        total={total}
      />
    </section>
  );
}

function budgetsOfYear(budgets: readonly Budget[], year: number): readonly Budget[] {
  return budgets.filter((budget) => budget.year === year);
}

type TableProps = Omit<Props, 'readAt'> & { readonly total: MoneyLine };

function TeamTable(props: TableProps): ReactNode {
  const { municipality, wijkteams, budgets, envelopes, total } = props;
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
              address={pageAddressOf('/wijkteam', { municipality: municipality.slug, id })}
              sums={sumBudgets(
                budgets.filter(({ wijkteamId }) => wijkteamId === id),
                envelopes,
              )}
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

type RowProps = {
  readonly name: string;
  /** Of the page of the wijkteam; a sum has none. */
  readonly address?: string;
  readonly sums: MoneyLine;
};

function MoneyRow({ name, address, sums }: RowProps): ReactNode {
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
        {address === undefined ? name : <a href={address}>{name}</a>}
      </th>
      {cells.map(([label, cents]) => (
        <td key={label} role="cell" className="r" data-label={label}>
          {format(cents)}
        </td>
      ))}
    </tr>
  );
}
