import type { ReactNode } from 'react';
import { CheckCode } from './check-code.js';
import { addendumIn, minutesRecordIn, type MinutesRecord } from './minutes-record.js';
import { momentOf } from './team-format.js';
import type { Minutes } from './team-types.js';
import { useTeamMessages } from './use-team-messages.js';

/** The minutes, the latest first, each to be opened by whoever wants to read them. */
export function MinutesBook({ minutes }: { readonly minutes: readonly Minutes[] }): ReactNode {
  const { words } = useTeamMessages();
  return (
    <>
      <h3>{words.minutes.heading}</h3>
      {minutes.length === 0 ? (
        <p>{words.minutes.none}</p>
      ) : (
        <ul className="rows">
          {minutes.map((each) => (
            <MinutesRow key={each.id} minutes={each} />
          ))}
        </ul>
      )}
    </>
  );
}

function MinutesRow({ minutes }: { readonly minutes: Minutes }): ReactNode {
  const wording = useTeamMessages();
  const { words } = wording;
  const record = minutesRecordIn(minutes.text);
  const addendum = addendumIn(minutes.text);
  const names = new Map(minutes.seats.map(({ label, name }) => [label, name]));
  return (
    <li>
      <details className="more">
        <summary>
          {addendum === null
            ? words.minutes.page(minutes.number, record?.title ?? '')
            : words.minutes.addendum(minutes.number)}
        </summary>
        <p className="small soft">
          {minutes.approvedInId === null && addendum === null
            ? words.minutes.notApproved(momentOf(wording, minutes.madeAt))
            : words.minutes.made(momentOf(wording, minutes.madeAt))}
        </p>
        {record !== null && <Record record={record} nameOf={(label) => names.get(label) ?? null} />}
        {addendum !== null && <p>{addendum}</p>}
        <CheckCode label={words.checkCode.label} hash={minutes.hash} />
        <details className="more">
          <summary>{words.minutes.asHashed}</summary>
          <p className="code raw" tabIndex={0}>
            {minutes.text}
          </p>
        </details>
      </details>
    </li>
  );
}

type RecordProps = {
  readonly record: MinutesRecord;
  readonly nameOf: (label: string) => string | null;
};

function Record({ record, nameOf }: RecordProps): ReactNode {
  const wording = useTeamMessages();
  const { words, locale } = wording;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const named = (labels: readonly string[]): string =>
    list.format(labels.map((label) => nameOf(label) ?? words.minutes.seat(label)));
  return (
    <>
      <p>{words.minutes.when(momentOf(wording, record.startsAt))}</p>
      {record.presentLabels.length > 0 && (
        <p>{words.minutes.present(named(record.presentLabels))}</p>
      )}
      <ol className="plain">
        {record.items.map(({ number, title, notes, recusedLabels, outcome }) => (
          <li key={number}>
            <strong>
              {number}. {title}
            </strong>
            {outcome !== null && <p>{words.minutes.outcomes[outcome]}</p>}
            {recusedLabels.length > 0 && <p>{words.minutes.recused(named(recusedLabels))}</p>}
            {notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </li>
        ))}
      </ol>
    </>
  );
}
