import type { ReactNode } from 'react';
import { RouteMark, type RouteState } from '../layout/route-mark.js';
import { day } from '../team/team-format.js';
import { TeamIcon } from '../team/team-icon.js';
import { dayOrMonth } from './initiative-format.js';
import type { Milestone } from './initiative-types.js';
import { useInitiativeMessages } from './use-initiative-messages.js';

/** The steps of the work, as they were planned and as they went; what went comes first. */
export function MilestoneRoute({
  milestones,
}: {
  readonly milestones: readonly Milestone[];
}): ReactNode {
  return (
    <ol className="route">
      {inOrder(milestones).map((milestone) => (
        <Step key={milestone.id} milestone={milestone} />
      ))}
    </ol>
  );
}

/** By the day on which they were reached, and else by when they are planned. */
function inOrder(milestones: readonly Milestone[]): readonly Milestone[] {
  const when = ({ reachedOn, plannedFor }: Milestone): string => reachedOn ?? plannedFor;
  return milestones.toSorted((one, other) => when(one).localeCompare(when(other)));
}

const MARKS = {
  reached: 'done',
  late: 'now',
  planned: 'next',
  dropped: 'next',
} as const satisfies Record<Milestone['state'], RouteState>;

function Step({ milestone }: { readonly milestone: Milestone }): ReactNode {
  const { life, locale } = useInitiativeMessages();
  const { title, state, plannedFor, firstPlannedFor, reachedOn, steps } = milestone;
  const { milestoneStates, firstPlanned } = life.progress;
  const when = reachedOn === null ? dayOrMonth(locale, plannedFor) : day(locale, reachedOn);
  const reason = steps.at(-1)?.reason ?? null;
  return (
    <li className={`is-${MARKS[state]}`}>
      <RouteMark state={MARKS[state]} />
      <strong>{title}</strong>
      {state === 'late' ? (
        <span className="late">
          <TeamIcon name="warning" />
          {milestoneStates.late}: {when}
        </span>
      ) : (
        <span className="when">
          {milestoneStates[state]}: {when}
        </span>
      )}
      {plannedFor !== firstPlannedFor && (
        <p className="small soft">{firstPlanned(dayOrMonth(locale, firstPlannedFor))}</p>
      )}
      {reason !== null && <p className="small">{reason}</p>}
    </li>
  );
}
