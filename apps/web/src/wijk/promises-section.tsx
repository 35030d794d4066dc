import type { ReactNode } from 'react';
import { ReadingSection } from '../layout/reading-section.js';
import type { Retryable } from '../service/use-reading.js';
import { day, dayInAmsterdam } from '../team/team-format.js';
import { TeamIcon, type TeamIconName } from '../team/team-icon.js';
import { orderPromises, type ShownPromise } from './order-promises.js';
import { useWijkMessages, type WijkWording } from './use-wijk-messages.js';
import type { WijkPromise } from './wijk-types.js';

const SHOWN = 6;

/** What was promised to the wijk, and whether it was done; bad news first. */
export function PromisesSection(read: Retryable<readonly WijkPromise[]>): ReactNode {
  const { words } = useWijkMessages();
  return (
    <ReadingSection id="beloften" heading={words.promises.heading} {...read}>
      {(promises) =>
        promises.length === 0 ? <p>{words.promises.none}</p> : <Promises promises={promises} />
      }
    </ReadingSection>
  );
}

function Promises({ promises }: { readonly promises: readonly WijkPromise[] }): ReactNode {
  const { words } = useWijkMessages();
  const shown = orderPromises(promises);
  const rest = shown.slice(SHOWN);
  const count = (...states: WijkPromise['state'][]): number =>
    promises.filter(({ state }) => states.includes(state)).length;
  return (
    <div className="flow">
      <p>{words.promises.say(count('kept'), count('overdue', 'broken'), count('open'))}</p>
      <Rows promises={shown.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details className="more">
          <summary>{words.promises.earlier(rest.length)}</summary>
          <Rows promises={rest} />
        </details>
      )}
    </div>
  );
}

function Rows({ promises }: { readonly promises: readonly ShownPromise[] }): ReactNode {
  return (
    <ul className="rows">
      {promises.map((each) => (
        <Row key={each.promise.id} {...each} />
      ))}
    </ul>
  );
}

const ICONS = {
  kept: 'done',
  open: 'wait',
  overdue: 'warning',
  broken: 'wrong',
} as const satisfies Record<WijkPromise['state'], TeamIconName>;

function Row({ promise, newDueOn }: ShownPromise): ReactNode {
  const wording = useWijkMessages();
  const { words, locale } = wording;
  const { text, state, ownerRole, madeOn, outcomeReason } = promise;
  return (
    <li>
      <h3>{text}</h3>
      <p className="state">
        <TeamIcon name={ICONS[state]} />
        {words.promises.states[state]}
      </p>
      <p className="small soft">
        {words.promises.by(words.promises.owners[ownerRole], day(locale, madeOn))}{' '}
        {whenText(promise, wording)}
      </p>
      {outcomeReason !== null && <p className="small">{words.promises.reason(outcomeReason)}</p>}
      {newDueOn !== null && (
        <p className="small">
          <strong>{words.promises.newDay(day(locale, newDueOn))}</strong>
        </p>
      )}
    </li>
  );
}

function whenText({ state, dueOn, outcomeAt }: WijkPromise, wording: WijkWording): string {
  const { locale, words } = wording;
  const { keptOn, dueOn: dueText, wasDueOn } = words.promises;
  if (state === 'kept' && outcomeAt !== null) {
    return keptOn(day(locale, dayInAmsterdam(new Date(outcomeAt))));
  }
  return state === 'open' ? dueText(day(locale, dueOn)) : wasDueOn(day(locale, dueOn));
}
