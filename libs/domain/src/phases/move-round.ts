import { DomainError, type Fault } from '../domain-error.js';
import {
  type Moment,
  MOMENTS,
  momentsOfMode,
  type Timeline,
  timelineFaults,
} from '../rounds/timeline.js';
import { nextPhase, type RoundEvent, type RoundMode, type RoundPhase } from './round-phase.js';

/** A round as far as its route needs it. */
export type RoutedRound = {
  readonly id: string;
  readonly mode: RoundMode;
  readonly phase: RoundPhase;
  readonly timeline: Timeline;
};

/** Where a round goes, and its timeline with what really happened in it. */
export type RoundMove = { readonly phase: RoundPhase; readonly timeline: Timeline };

export class TimelinePassedError extends DomainError {
  readonly code = 'timeline-passed';
  readonly kind = 'conflict';

  constructor(roundId: string, faults: readonly Fault[]) {
    super(
      'A moment that is planned for later in the round has passed. Plan a new one.',
      {
        roundId,
      },
      faults,
    );
  }
}

/**
 * The moment of the timeline that a step is about. The submission ends with the step out of it, so
 * the screening that follows the submission directly has another moment than one that follows the
 * support.
 */
export function momentOfStep(from: RoundPhase, event: RoundEvent): Moment | null {
  if (event === 'start-screening' && from === 'support') return 'supportClosesAt';
  return MOMENT_OF[event] ?? null;
}

const MOMENT_OF: Partial<Record<RoundEvent, Moment>> = {
  'open-submission': 'submissionOpensAt',
  'open-support': 'submissionClosesAt',
  'start-screening': 'submissionClosesAt',
  'fix-ballot': 'ballotFixedAt',
  'open-voting': 'votingOpensAt',
  'close-voting': 'votingClosesAt',
  'start-deciding': 'decidingOpensAt',
  'start-accounting': 'accountingOpensAt',
  'start-evaluating': 'evaluatingOpensAt',
  close: 'closesAt',
};

/** The moments between which people take part: when they were not planned, what happens tells them. */
const WINDOWS: readonly Moment[] = [
  'submissionOpensAt',
  'submissionClosesAt',
  'votingOpensAt',
  'votingClosesAt',
];

/** What an opening moment opens; opening what has ended already helps nobody. */
const END_OF: Partial<Record<RoundEvent, Moment>> = {
  'open-submission': 'submissionClosesAt',
  'open-voting': 'votingClosesAt',
};

/** The first moment that lies ahead of a round in a phase, by its place in the timeline. */
const FIRST_AHEAD: Readonly<Record<RoundPhase, Moment | null>> = {
  draft: 'submissionOpensAt',
  submission: 'submissionClosesAt',
  support: 'supportClosesAt',
  screening: 'ballotFixedAt',
  'ballot-fixed': 'votingOpensAt',
  voting: 'votingClosesAt',
  counting: 'decidingOpensAt',
  counted: 'decidingOpensAt',
  deciding: 'accountingOpensAt',
  allocated: 'accountingOpensAt',
  accounting: 'evaluatingOpensAt',
  evaluating: 'closesAt',
  closed: null,
  cancelled: null,
};

/** The moments that lie ahead of a round in a phase, in their order, planned or not. */
export function momentsAhead(mode: RoundMode, phase: RoundPhase): readonly Moment[] {
  const first = FIRST_AHEAD[phase];
  if (first === null) return [];
  const ahead = MOMENTS.slice(MOMENTS.indexOf(first));
  return momentsOfMode(mode).filter((moment) => ahead.includes(moment));
}

/**
 * The phase and the timeline of a round after an event.
 *
 * Whoever acts before the planned moment moves the plan: the moment becomes now. Submission and
 * voting that were not planned get now as their moment as well. A planned moment that has passed
 * stays, for that is what was announced; nothing happens earlier than it is done. The moments of
 * steps that were left out are taken off the plan when they had not come yet.
 *
 * @throws {PhaseTransitionError} when the mode has no such step from this phase
 * @throws {TimelinePassedError} when what opens should have ended, or comes after what follows it
 */
export function moveRound(round: RoutedRound, event: RoundEvent, now: Date): RoundMove {
  const phase = nextPhase(round.mode, round.phase, event);
  if (event === 'cancel' || phase === round.phase) return { phase, timeline: round.timeline };
  const moment = momentOfStep(round.phase, event);
  const left = withoutSkipped(round, phase, { moment, now });
  const timeline = moment === null ? left : { ...left, [moment]: momentOf(left, moment, now) };
  const faults = [...endFaults(timeline, event, now), ...timelineFaults(timeline)].map((fault) => ({
    ...fault,
    name: `timeline.${fault.name}`,
  }));
  if (faults.length > 0) throw new TimelinePassedError(round.id, faults);
  return { phase, timeline };
}

function momentOf(timeline: Timeline, moment: Moment, now: Date): Date | null {
  const planned = timeline[moment];
  if (planned === null) return WINDOWS.includes(moment) ? now : null;
  return planned > now ? now : planned;
}

/** The timeline without the moments that the round has gone past before they came. */
function withoutSkipped(
  { mode, timeline }: RoutedRound,
  phase: RoundPhase,
  { moment, now }: { readonly moment: Moment | null; readonly now: Date },
): Timeline {
  const ahead = momentsAhead(mode, phase);
  const skipped = MOMENTS.filter((each) => {
    const at = timeline[each];
    return each !== moment && !ahead.includes(each) && at !== null && at > now;
  });
  return { ...timeline, ...Object.fromEntries(skipped.map((each) => [each, null])) };
}

function endFaults(timeline: Timeline, event: RoundEvent, now: Date): Fault[] {
  const end = END_OF[event];
  const endsAt = end === undefined ? null : timeline[end];
  return end !== undefined && endsAt !== null && endsAt <= now
    ? [{ name: end, code: 'moment-passed', reason: 'This moment has passed.' }]
    : [];
}
