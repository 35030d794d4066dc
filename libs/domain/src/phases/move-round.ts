import { DomainError, type Fault } from '../domain-error.js';
import { type Timeline, timelineFaults } from '../rounds/timeline.js';
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

/** The moment of the timeline that an event is about. */
const MOMENT_OF: Partial<Record<RoundEvent, keyof Timeline>> = {
  'open-submission': 'submissionOpensAt',
  'start-screening': 'submissionClosesAt',
  'open-voting': 'votingOpensAt',
  'close-voting': 'votingClosesAt',
};

/** What an opening moment opens; opening what has ended already helps nobody. */
const END_OF: Partial<Record<RoundEvent, keyof Timeline>> = {
  'open-submission': 'submissionClosesAt',
  'open-voting': 'votingClosesAt',
};

/**
 * The phase and the timeline of a round after an event.
 *
 * Whoever acts before the planned moment moves the plan: the moment becomes now. A moment that was
 * not planned becomes now as well. A planned moment that has passed stays, for that is what was
 * announced; nothing happens earlier than it is done.
 *
 * @throws {PhaseTransitionError} when the mode has no such step from this phase
 * @throws {TimelinePassedError} when a moment that comes later in the route has passed already
 */
export function moveRound(round: RoutedRound, event: RoundEvent, now: Date): RoundMove {
  const phase = nextPhase(round.mode, round.phase, event);
  const moment = MOMENT_OF[event];
  if (moment === undefined) return { phase, timeline: round.timeline };
  const planned = round.timeline[moment];
  const timeline = {
    ...round.timeline,
    [moment]: planned === null || planned > now ? now : planned,
  };
  const faults = [...endFaults(timeline, event, now), ...timelineFaults(timeline)].map((fault) => ({
    ...fault,
    name: `timeline.${fault.name}`,
  }));
  if (faults.length > 0) throw new TimelinePassedError(round.id, faults);
  return { phase, timeline };
}

function endFaults(timeline: Timeline, event: RoundEvent, now: Date): Fault[] {
  const end = END_OF[event];
  const endsAt = end === undefined ? null : timeline[end];
  return end !== undefined && endsAt !== null && endsAt <= now
    ? [{ name: end, code: 'moment-passed', reason: 'This moment has passed.' }]
    : [];
}

/**
 * What the plan asks the service to do with a round now, or null.
 *
 * Only voting opens and closes by the clock: a resident counts on both moments. Voting whose planned
 * end has passed before it began does not open any more.
 */
export function dueEvent(
  { phase, timeline }: RoutedRound,
  now: Date,
): 'open-voting' | 'close-voting' | null {
  const { votingOpensAt, votingClosesAt } = timeline;
  const isOver = votingClosesAt !== null && votingClosesAt <= now;
  if (phase === 'voting') return isOver ? 'close-voting' : null;
  const isDue = phase === 'screening' && votingOpensAt !== null && votingOpensAt <= now;
  return isDue && !isOver ? 'open-voting' : null;
}
