import { DomainError, type Fault, refuseFaults } from '../domain-error.js';
import { lineFaults, textFaults } from '../people/plain-text.js';
import { momentsAhead, type RoutedRound } from '../phases/move-round.js';
import { type Moment, type Timeline, timelineFaults } from './timeline.js';

/** A planned moment, and when it is planned now. */
export type MomentShift = { readonly moment: Moment; readonly from: Date; readonly to: Date };

/** What somebody wants to postpone, and why. */
export type WantedPostponement = {
  readonly moment: Moment;
  readonly newMoment: Date;
  /** Whether the planned moments after it move along. */
  readonly shiftLater: boolean;
  readonly reason: string;
  /** Where the decision can be found, such as the minutes of a meeting. */
  readonly decisionReference: string | null;
};

/** The timeline with what moved in it: the moment itself first, then the others in their order. */
export type Postponement = {
  readonly timeline: Timeline;
  readonly moved: readonly MomentShift[];
};

export const POSTPONEMENT_REASON_LENGTH_MAX = 2_000;
export const POSTPONEMENT_REFERENCE_LENGTH_MAX = 200;

export class PostponementRefusedError extends DomainError {
  readonly code = 'postponement-refused';
  readonly kind = 'conflict';

  constructor(roundId: string, faults: readonly Fault[]) {
    super('Only a planned moment that has not come can be postponed.', { roundId }, faults);
  }
}

/**
 * The timeline of a round after a decision to postpone one of its moments, in any phase: the way to
 * change a plan that people count on (Awb 4:27).
 *
 * A moment only ever moves to a later one, and only while it lies ahead: of what has come nothing
 * changes, and the end of a voting that is going on can be later and never earlier. `shift` moves the
 * moments after it as far, by whatever clock the caller plans by; without `shiftLater` they stay.
 *
 * @throws {InvalidInputError} naming every fault in the request
 * @throws {PostponementRefusedError} when the moment is not planned, or has come
 */
export function postpone(
  round: RoutedRound,
  wanted: WantedPostponement,
  shift: (at: Date) => Date,
  now: Date,
): Postponement {
  const { moment, newMoment, shiftLater } = wanted;
  const planned = round.timeline[moment];
  refuseFaults([...wordingFaults(wanted), ...momentFaults(planned, newMoment)]);
  if (planned === null || !lies(round, moment, now)) {
    throw new PostponementRefusedError(round.id, [stateFault(planned)]);
  }
  const later = shiftLater ? plannedAfter(round, moment) : [];
  const moved = [
    { moment, from: planned, to: newMoment },
    ...later.map(({ moment: other, from }) => ({ moment: other, from, to: shift(from) })),
  ];
  const timeline = {
    ...round.timeline,
    ...Object.fromEntries(moved.map(({ moment: each, to }) => [each, to])),
  };
  refuseFaults(
    timelineFaults(timeline).map((fault) => ({ ...fault, name: `timeline.${fault.name}` })),
  );
  return { timeline, moved };
}

function wordingFaults({ reason, decisionReference }: WantedPostponement): Fault[] {
  const missing = { name: 'reason', code: 'reason-missing', reason: 'Say why it is postponed.' };
  return [
    ...(reason === '' ? [missing] : textFaults('reason', reason, POSTPONEMENT_REASON_LENGTH_MAX)),
    ...(decisionReference === null
      ? []
      : lineFaults('decisionReference', decisionReference, POSTPONEMENT_REFERENCE_LENGTH_MAX)),
  ];
}

function momentFaults(planned: Date | null, newMoment: Date): Fault[] {
  return planned !== null && newMoment <= planned
    ? [{ name: 'newMoment', code: 'not-later', reason: 'This is not later than it is planned.' }]
    : [];
}

/** Whether a moment lies ahead: its step was not taken, and its time has not come. */
function lies({ mode, phase, timeline }: RoutedRound, moment: Moment, now: Date): boolean {
  const at = timeline[moment];
  return at !== null && at > now && momentsAhead(mode, phase).includes(moment);
}

function stateFault(planned: Date | null): Fault {
  return planned === null
    ? { name: 'moment', code: 'not-planned', reason: 'This moment is not planned.' }
    : { name: 'moment', code: 'moment-passed', reason: 'This moment has come.' };
}

function plannedAfter(
  { mode, phase, timeline }: RoutedRound,
  moment: Moment,
): { readonly moment: Moment; readonly from: Date }[] {
  const ahead = momentsAhead(mode, phase);
  return ahead.slice(ahead.indexOf(moment) + 1).flatMap((other) => {
    const from = timeline[other];
    return from === null ? [] : [{ moment: other, from }];
  });
}
