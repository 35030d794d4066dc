import type { ReactNode } from 'react';
import { MoneyStrip } from '../layout/money-strip.js';
import { ReadingSection } from '../layout/reading-section.js';
import { money, moment } from '../messages/format.js';
import { pageAddressOf } from '../service/page-address.js';
import type { Retryable } from '../service/use-reading.js';
import type { MoneyData } from '../team/team-api.js';
import { inColumn } from '../team/team-format.js';
import { lineOf, type MoneyLine, sumLines, unsplitLine } from '../team/team-money.js';
import { useWijkMessages } from './use-wijk-messages.js';
import type { Wijk } from './wijk-types.js';

type TeamMoney = MoneyData & { readonly wijkteamId: string };

type Props = Retryable<readonly TeamMoney[]> & {
  readonly municipality: string;
  readonly wijkteams: Wijk['wijkteams'];
};

/** Where the money of this year is: a sentence, the strip, and a line for each wijkteam. */
export function MoneySection({ municipality, wijkteams, ...read }: Props): ReactNode {
  const wording = useWijkMessages();
  const { words, messages } = wording;
  return (
    <ReadingSection
      id="geld"
      heading={messages.money.heading}
      stamp={(readAt) => messages.money.asOf(moment(wording, readAt))}
      {...read}
    >
      {(budgets) =>
        budgets.length === 0 ? (
          <p>{words.money.noBudget}</p>
        ) : (
          <Money municipality={municipality} wijkteams={wijkteams} budgets={budgets} />
        )
      }
    </ReadingSection>
  );
}

type MoneyProps = Omit<Props, keyof Retryable<unknown>> & {
  readonly budgets: readonly TeamMoney[];
};

function Money({ municipality, wijkteams, budgets }: MoneyProps): ReactNode {
  const { words, locale } = useWijkMessages();
  const lines = budgets.map(({ wijkteamId, budget, envelopes }) => ({
    wijkteamId,
    name: wijkteams.find(({ id }) => id === wijkteamId)?.name ?? '',
    line: sumLines([...envelopes.map(lineOf), unsplitLine(budget)]),
  }));
  const total = sumLines(lines.map(({ line }) => line));
  const { grantedCents, promisedCents, paidCents, freeCents } = total;
  const format = money(locale, [grantedCents, promisedCents, paidCents]);
  return (
    <div className="flow">
      <p className="say">
        {words.money.sentence(format(grantedCents), format(promisedCents), format(paidCents))}
      </p>
      <MoneyStrip
        paidCents={paidCents}
        promisedCents={promisedCents - paidCents}
        freeCents={freeCents}
      />
      <MoneyTable lines={lines} total={total} />
      <ul className="plain">
        {lines.map(({ wijkteamId: id, name }) => (
          <li key={id}>
            <a href={`${pageAddressOf('/wijkteam', { municipality, id })}#geld`}>
              {words.money.link(name)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

type TableProps = {
  readonly lines: readonly {
    readonly wijkteamId: string;
    readonly name: string;
    readonly line: MoneyLine;
  }[];
  readonly total: MoneyLine;
};

function MoneyTable({ lines, total }: TableProps): ReactNode {
  const { teams } = useWijkMessages().messages;
  return (
    <table className="stack" role="table">
      <caption>{teams.table}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {teams.name}
          </th>
          {[teams.granted, teams.promised, teams.paid, teams.free].map((label) => (
            <th key={label} scope="col" role="columnheader" className="r">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {lines.map(({ wijkteamId, name, line }) => (
          <Row key={wijkteamId} name={name} line={line} />
        ))}
      </tbody>
      <tfoot role="rowgroup">
        <Row name={teams.total} line={total} />
      </tfoot>
    </table>
  );
}

function Row({ name, line }: { readonly name: string; readonly line: MoneyLine }): ReactNode {
  const { locale, messages } = useWijkMessages();
  const { granted, promised, paid, free } = messages.teams;
  const cells = [
    [granted, line.grantedCents],
    [promised, line.promisedCents],
    [paid, line.paidCents],
    [free, line.freeCents],
  ] as const;
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {name}
      </th>
      {cells.map(([label, cents]) => (
        <td key={label} role="cell" className="r" data-label={label}>
          {inColumn(locale)(cents)}
        </td>
      ))}
    </tr>
  );
}
