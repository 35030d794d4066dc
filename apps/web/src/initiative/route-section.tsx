import type { ReactNode } from 'react';
import { ReadingSection } from '../layout/reading-section.js';
import { RouteMark, type RouteState } from '../layout/route-mark.js';
import { money } from '../messages/format.js';
import type { Retryable } from '../service/use-reading.js';
import { TeamIcon } from '../team/team-icon.js';
import { dayOfMoment } from './initiative-format.js';
import type { RouteAndScreening } from './initiative-api.js';
import type { InitiativeRoute } from './initiative-types.js';
import { type ShownStep, stepsOfRoute } from './route-steps.js';
import { useInitiativeMessages } from './use-initiative-messages.js';

/** Where it is, who has it, what was done when, what comes next, and when one hears. */
export function RouteSection(read: Retryable<RouteAndScreening>): ReactNode {
  const { words } = useInitiativeMessages();
  return (
    <ReadingSection id="route" heading={words.route.heading} {...read}>
      {({ route }) => <Route route={route} />}
    </ReadingSection>
  );
}

function Route({ route }: { readonly route: InitiativeRoute }): ReactNode {
  const { words, locale } = useInitiativeMessages();
  const { openChargesCents } = route;
  return (
    <div className="flow">
      <ol className="route">
        {stepsOfRoute(route).map((step) => (
          <Step key={step.key} step={step} />
        ))}
      </ol>
      <h3>{words.route.hear}</h3>
      {route.isOverdue ? (
        <p className="late">
          <TeamIcon name="warning" />
          <span>{route.hearText}</span>
        </p>
      ) : (
        <p>{route.hearText}</p>
      )}
      {openChargesCents > 0 && (
        <p>{words.costs.charges(money(locale, [openChargesCents])(openChargesCents))}</p>
      )}
    </div>
  );
}

function Step({ step }: { readonly step: ShownStep }): ReactNode {
  const { words, locale } = useInitiativeMessages();
  const { state, texts, at } = step;
  const [first = '', ...rest] = texts;
  return (
    <li className={`is-${state}`}>
      <RouteMark state={state} />
      {state !== 'next' && <span className="vh">{words.route[state]}: </span>}
      <strong>{first}</strong>
      {rest.map((text) => (
        <p key={text} className="small">
          {text}
        </p>
      ))}
      <When state={state} at={at === null ? null : dayOfMoment(locale, at)} />
    </li>
  );
}

function When({
  state,
  at,
}: {
  readonly state: RouteState;
  readonly at: string | null;
}): ReactNode {
  const { words } = useInitiativeMessages();
  if (at !== null) return <span className="when">{at}</span>;
  return state === 'now' ? <span className="when">{words.route.now}</span> : null;
}

/** Whoever helps the makers, with the mailbox of the department; once it is known who. */
export function ContactSection({ reading }: Retryable<RouteAndScreening>): ReactNode {
  const { words } = useInitiativeMessages();
  if (reading.kind !== 'ready') return null;
  const { contactPerson } = reading.value.route;
  return (
    <section className="section flow" aria-labelledby="contact">
      <h2 id="contact">{words.contact.heading}</h2>
      {contactPerson === null ? (
        <p>{words.contact.none}</p>
      ) : (
        <>
          <p>
            <strong>{contactPerson.name ?? contactPerson.department}</strong>
            {contactPerson.name !== null && contactPerson.department !== null && (
              <span className="block">{contactPerson.department}</span>
            )}
          </p>
          <p className="small soft">{words.contact.what}</p>
          {contactPerson.contactEmail !== null && (
            <p>
              <a href={`mailto:${contactPerson.contactEmail}`}>
                {words.contact.mail(contactPerson.name ?? contactPerson.contactEmail)}
              </a>
            </p>
          )}
        </>
      )}
    </section>
  );
}
