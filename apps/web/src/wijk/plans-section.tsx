import type { ReactNode } from 'react';
import { ReadingSection } from '../layout/reading-section.js';
import { money } from '../messages/format.js';
import { pageAddressOf } from '../service/page-address.js';
import type { Retryable } from '../service/use-reading.js';
import { groupPlans, type PlanGroup } from './group-plans.js';
import { useWijkMessages } from './use-wijk-messages.js';
import type { FoundInitiative } from './wijk-types.js';

type Props = Retryable<readonly FoundInitiative[]> & { readonly municipality: string };

const SHOWN = 5;

/** The plans of the wijk, by how they stand. */
export function PlansSection({ municipality, ...read }: Props): ReactNode {
  const { words, locale } = useWijkMessages();
  const query = new URLSearchParams({ municipality }).toString();
  return (
    <ReadingSection id="plannen" heading={words.initiatives.heading} {...read}>
      {(plans) => (
        <div className="flow">
          {plans.length === 0 && <p>{words.initiatives.none}</p>}
          {groupPlans(plans).map((group) => (
            <Group
              key={group.state}
              municipality={municipality}
              group={group}
              format={money(
                locale,
                plans.map(({ requestedCents }) => requestedCents),
              )}
            />
          ))}
          <p className="actions">
            <a href={`/propose?${query}`}>{words.initiatives.propose}</a>
            <a href={`/initiatives?${query}`}>{words.initiatives.all}</a>
          </p>
        </div>
      )}
    </ReadingSection>
  );
}

type GroupProps = {
  readonly municipality: string;
  readonly group: PlanGroup;
  readonly format: (cents: number) => string;
};

function Group({ municipality, group, format }: GroupProps): ReactNode {
  const { words, states } = useWijkMessages();
  const { state, plans } = group;
  const rest = plans.slice(SHOWN);
  return (
    <div className="group">
      <h3>{words.initiatives.group(states[state], plans.length)}</h3>
      <Rows municipality={municipality} plans={plans.slice(0, SHOWN)} format={format} />
      {rest.length > 0 && (
        <details className="more">
          <summary>{words.initiatives.more(rest.length)}</summary>
          <Rows municipality={municipality} plans={rest} format={format} />
        </details>
      )}
    </div>
  );
}

type RowsProps = Omit<GroupProps, 'group'> & { readonly plans: readonly FoundInitiative[] };

function Rows({ municipality, plans, format }: RowsProps): ReactNode {
  const { words } = useWijkMessages();
  return (
    <ul className="rows plans">
      {plans.map(({ id, title, areaName, requestedCents }) => (
        <li key={id}>
          <a href={pageAddressOf('/initiative', { municipality, id })}>{title}</a>
          <span className="soft small">
            {areaName !== null && `${areaName}. `}
            {words.initiatives.asked(format(requestedCents))}
          </span>
        </li>
      ))}
    </ul>
  );
}
