import { DomainError } from '../domain-error.js';

/** The four ways in which a wijkteam's budget is spent. All end in the same decision and payments. */
export const ROUND_MODES = ['resident-vote', 'committee-advice', 'first-come', 'assembly'] as const;
export type RoundMode = (typeof ROUND_MODES)[number];

/** Where a round stands. */
export const ROUND_PHASES = [
  'draft',
  'submission',
  'support',
  'screening',
  'ballot-fixed',
  'voting',
  'counting',
  'counted',
  'deciding',
  'allocated',
  'accounting',
  'evaluating',
  'closed',
  'cancelled',
] as const;
export type RoundPhase = (typeof ROUND_PHASES)[number];

export const ROUND_EVENTS = [
  'open-submission',
  'open-support',
  'start-screening',
  'fix-ballot',
  'open-voting',
  'close-voting',
  'record-tally',
  'start-deciding',
  'allocate',
  'start-accounting',
  'start-evaluating',
  'close',
  'cancel',
] as const;
export type RoundEvent = (typeof ROUND_EVENTS)[number];

type Transition = {
  readonly event: RoundEvent;
  readonly from: readonly RoundPhase[];
  readonly to: RoundPhase;
  /** The modes in which the step exists. */
  readonly modes: readonly RoundMode[];
};

const VOTE: readonly RoundMode[] = ['resident-vote'];
const NO_VOTE: readonly RoundMode[] = ['committee-advice', 'assembly'];
const ALL_BUT_FIRST_COME: readonly RoundMode[] = [...VOTE, ...NO_VOTE];

/**
 * The route of a round, as data, so that a page can show it and a test can walk it.
 *
 * Support, the fixed ballot, deciding after a count, accounting and evaluating are steps that a round
 * may do without.
 */
export const ROUND_TRANSITIONS: readonly Transition[] = [
  { event: 'open-submission', from: ['draft'], to: 'submission', modes: ROUND_MODES },
  { event: 'open-support', from: ['submission'], to: 'support', modes: ALL_BUT_FIRST_COME },
  {
    event: 'start-screening',
    from: ['submission', 'support'],
    to: 'screening',
    modes: ALL_BUT_FIRST_COME,
  },
  { event: 'fix-ballot', from: ['screening'], to: 'ballot-fixed', modes: VOTE },
  { event: 'open-voting', from: ['screening', 'ballot-fixed'], to: 'voting', modes: VOTE },
  { event: 'close-voting', from: ['voting'], to: 'counting', modes: VOTE },
  { event: 'record-tally', from: ['counting'], to: 'counted', modes: VOTE },
  { event: 'start-deciding', from: ['counted'], to: 'deciding', modes: VOTE },
  { event: 'start-deciding', from: ['screening'], to: 'deciding', modes: NO_VOTE },
  { event: 'allocate', from: ['counted', 'deciding'], to: 'allocated', modes: VOTE },
  { event: 'allocate', from: ['deciding'], to: 'allocated', modes: NO_VOTE },
  // First come, first served decides all year round and stays open while it does.
  { event: 'allocate', from: ['submission'], to: 'submission', modes: ['first-come'] },
  { event: 'start-accounting', from: ['allocated'], to: 'accounting', modes: ALL_BUT_FIRST_COME },
  { event: 'start-accounting', from: ['submission'], to: 'accounting', modes: ['first-come'] },
  {
    event: 'start-evaluating',
    from: ['allocated', 'accounting'],
    to: 'evaluating',
    modes: ALL_BUT_FIRST_COME,
  },
  { event: 'start-evaluating', from: ['accounting'], to: 'evaluating', modes: ['first-come'] },
  {
    event: 'close',
    from: ['allocated', 'accounting', 'evaluating'],
    to: 'closed',
    modes: ALL_BUT_FIRST_COME,
  },
  {
    event: 'close',
    from: ['submission', 'accounting', 'evaluating'],
    to: 'closed',
    modes: ['first-come'],
  },
  { event: 'cancel', from: ['draft', 'submission'], to: 'cancelled', modes: ROUND_MODES },
  { event: 'cancel', from: ['support', 'screening'], to: 'cancelled', modes: ALL_BUT_FIRST_COME },
  { event: 'cancel', from: ['ballot-fixed'], to: 'cancelled', modes: VOTE },
];

/** What only the service itself does, never a person by name. */
export const SERVICE_EVENTS = ['record-tally', 'allocate'] as const satisfies readonly RoundEvent[];

export class PhaseTransitionError extends DomainError {
  readonly code = 'phase-transition-refused';
  readonly kind = 'conflict';

  constructor(phase: RoundPhase, event: RoundEvent) {
    super('The round is not in a phase in which this can happen.', { phase, event });
  }
}

export class ServiceEventError extends DomainError {
  readonly code = 'service-event';
  readonly kind = 'forbidden';

  constructor(event: RoundEvent) {
    super('This follows from other work and is not asked for by name.', { event });
  }
}

/**
 * Refuses what the service does by itself when its time has come.
 *
 * @throws {ServiceEventError} when nobody may ask for this event by name
 */
export function refuseServiceEvent(event: RoundEvent): void {
  if (isServiceEvent(event)) throw new ServiceEventError(event);
}

function isServiceEvent(event: RoundEvent): boolean {
  return (SERVICE_EVENTS as readonly RoundEvent[]).includes(event);
}

/**
 * The phase after an event.
 *
 * @throws {PhaseTransitionError} when the mode has no such step from this phase
 */
export function nextPhase(mode: RoundMode, phase: RoundPhase, event: RoundEvent): RoundPhase {
  const found = ROUND_TRANSITIONS.find(
    (transition) =>
      transition.event === event &&
      transition.from.includes(phase) &&
      transition.modes.includes(mode),
  );
  if (found === undefined) throw new PhaseTransitionError(phase, event);
  return found.to;
}

/** The events that people can ask for now, in the order of the route. */
export function requestableEvents(mode: RoundMode, phase: RoundPhase): readonly RoundEvent[] {
  return possibleEvents(mode, phase).filter((event) => !isServiceEvent(event));
}

/** The events that are possible now, in the order of the route. */
export function possibleEvents(mode: RoundMode, phase: RoundPhase): readonly RoundEvent[] {
  return ROUND_TRANSITIONS.filter(
    ({ from, modes }) => from.includes(phase) && modes.includes(mode),
  ).map(({ event }) => event);
}
