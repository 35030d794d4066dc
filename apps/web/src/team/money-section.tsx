import type { ReactNode } from 'react';
import { MoneyStrip } from '../layout/money-strip.js';
import { money, moment } from '../messages/format.js';
import { EnvelopeTable } from './envelope-table.js';
import type { MoneyData } from './team-api.js';
import { inColumn } from './team-format.js';
import { lineOf, spendableCents, sumLines, unsplitLine } from './team-money.js';
import { ReadingSection } from '../layout/reading-section.js';
import type { Retryable } from '../service/use-reading.js';
import { useTeamMessages } from './use-team-messages.js';

type Props = Retryable<MoneyData | null> & { readonly year: number };

/** The budget of the year: a sentence, the strip, where it came from, and the table that adds up. */
export function MoneySection({ year, ...read }: Props): ReactNode {
  const wording = useTeamMessages();
  const { words, messages } = wording;
  return (
    <ReadingSection
      id="geld"
      heading={words.money.heading(year)}
      stamp={(readAt) => messages.money.asOf(moment(wording, readAt))}
      {...read}
    >
      {(data) => (data === null ? <p>{words.money.none(year)}</p> : <Money data={data} />)}
    </ReadingSection>
  );
}

function Money({ data }: { readonly data: MoneyData }): ReactNode {
  const { words, locale } = useTeamMessages();
  const { budget, envelopes } = data;
  const total = sumLines([...envelopes.map(lineOf), unsplitLine(budget)]);
  const format = money(locale, [total.grantedCents, total.promisedCents, total.paidCents]);
  return (
    <div className="flow">
      <p className="say">
        {words.money.sentence(
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
      <div className="cols cols--2-1 mt">
        <div>
          <EnvelopeTable budget={budget} envelopes={envelopes} total={total} />
        </div>
        <Origin data={data} />
      </div>
    </div>
  );
}

/** What was granted, what came from earlier years and went to later ones: together what can be spent. */
function Origin({ data }: { readonly data: MoneyData }): ReactNode {
  const { words, locale } = useTeamMessages();
  const { budget, fromYears, toYears } = data;
  const years = new Intl.ListFormat(locale, { type: 'conjunction' });
  const column = inColumn(locale);
  const facts = [
    [words.money.granted, column(budget.grantedCents)],
    ...(budget.carriedInCents === 0
      ? []
      : [
          [
            words.money.carriedIn(years.format(fromYears.map(String))),
            column(budget.carriedInCents),
          ],
        ]),
    ...(budget.carriedOutCents === 0
      ? []
      : [
          [
            words.money.carriedOut(years.format(toYears.map(String))),
            `−\u00a0${column(budget.carriedOutCents)}`,
          ],
        ]),
    [words.money.spendable, column(spendableCents(budget))],
  ] as const;
  return (
    <div>
      <h3>{words.money.origin}</h3>
      <dl className="facts facts--sum">
        {facts.map(([label, amount]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="num">{amount}</dd>
          </div>
        ))}
      </dl>
      <p className="small soft">{words.money.addsUp}</p>
    </div>
  );
}
