import { type ReactNode, useCallback } from 'react';
import { NotNow, Waiting } from '../layout/reading-section.js';
import { useInitiativesMessages } from '../initiatives/use-initiatives-messages.js';
import { pageAddressOf } from '../service/page-address.js';
import { pathOf, readAll } from '../service/read-service.js';
import { useReading } from '../service/use-reading.js';
import type { MyInitiative, Place } from './inbox-api.js';
import { useInboxMessages } from './use-inbox-messages.js';

/** The plans that somebody makes: drafts to go on with, and where the others stand. */
export function PlansBlock({ municipality }: Place): ReactNode {
  const { words } = useInboxMessages();
  const { reading, retry } = useReading(
    useCallback(
      (signal: AbortSignal) =>
        readAll<MyInitiative>(pathOf({ municipality }, '/my-initiatives'), signal),
      [municipality],
    ),
  );
  const query = new URLSearchParams({ municipality }).toString();
  return (
    <section className="side-block flow" aria-labelledby="plans">
      <h2 id="plans">{words.plans.heading}</h2>
      {reading.kind === 'loading' && <Waiting />}
      {(reading.kind === 'failed' || reading.kind === 'missing') && <NotNow onRetry={retry} />}
      {reading.kind === 'ready' && <Plans municipality={municipality} plans={reading.value} />}
      <p>
        <a href={`/propose?${query}`}>{words.plans.propose}</a>
      </p>
      <p>
        <a href={`/wijk?${query}`}>{words.plans.promises}</a>
      </p>
    </section>
  );
}

type PlansProps = Place & { readonly plans: readonly MyInitiative[] };

function Plans({ municipality, plans }: PlansProps): ReactNode {
  const { words } = useInboxMessages();
  const { words: lists } = useInitiativesMessages();
  if (plans.length === 0) return <p>{words.plans.none}</p>;
  return (
    <ul className="plain">
      {plans.map(({ id, title, state }) => (
        <li key={id}>
          <a
            href={pageAddressOf(state === 'draft' ? '/propose' : '/initiative', {
              municipality,
              id,
            })}
          >
            {title === '' ? words.plans.untitled : title}
          </a>
          <br />
          <span className="soft small">
            {state === 'draft' ? words.plans.goOn : lists.states[state]}
          </span>
        </li>
      ))}
    </ul>
  );
}
