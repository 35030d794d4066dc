import { DomainError, type Fault, refuseFaults } from '../domain-error.js';
import { addDays } from '../law/calendar-arithmetic.js';
import { daysBetween, resumesOn } from '../law/decision-term.js';
import { dayFaults } from '../people/calendar-day.js';
import { textFaults } from '../people/plain-text.js';

export type TermState = 'running' | 'suspended' | 'met' | 'lapsed';

/** The term of an application, or of an advice, as it stands. Days are ISO dates. */
export type Term = {
  readonly id: string;
  readonly kind: 'decision' | 'advice';
  readonly startsAfterOn: string;
  readonly lengthDays: number;
  readonly state: TermState;
  /** The last day of it; null while it stands still. */
  readonly dueOn: string | null;
  /** The last day to complete the application; null unless the term stands still. */
  readonly completeByOn: string | null;
  readonly passedAt: Date | null;
  /** Whether it was extended before. */
  readonly isExtended: boolean;
};

export const TERM_REASON_LENGTH_MAX = 2_000;
/** An applicant gets at least a week, and at most twelve, to complete an application. */
export const COMPLETION_DAYS_MIN = 7;
export const COMPLETION_DAYS_MAX = 84;
const DAYS_OF_WEEK = 7;

export class NoTermError extends DomainError {
  readonly code = 'no-term';
  readonly kind = 'conflict';

  constructor() {
    super('No term runs for this initiative.');
  }
}

export class TermNotRunningError extends DomainError {
  readonly code = 'term-not-running';
  readonly kind = 'conflict';

  constructor(state: TermState) {
    super('This can happen while the term runs only.', { state });
  }
}

export class TermNotSuspendedError extends DomainError {
  readonly code = 'term-not-suspended';
  readonly kind = 'conflict';

  constructor(state: TermState) {
    super('The term does not stand still.', { state });
  }
}

export class TermPassedError extends DomainError {
  readonly code = 'term-passed';
  readonly kind = 'conflict';

  constructor(dueOn: string) {
    super('The term has passed. It can be suspended or extended before its end only.', { dueOn });
  }
}

export class TermExtendedError extends DomainError {
  readonly code = 'term-extended';
  readonly kind = 'conflict';

  constructor() {
    super('The term was extended before; it is extended once.');
  }
}

type Running = Pick<Term, 'state' | 'dueOn' | 'passedAt'>;

/**
 * Refuses to have a term stand still that cannot, or a request to complete an application without a
 * reason or with too little or too much time (Awb 4:5, 4:15).
 *
 * @throws {TermNotRunningError} when it does not run
 * @throws {TermPassedError} when its last day has passed
 * @throws {InvalidInputError} when there is no reason, or the day is not 7 to 84 days from today
 */
export function refuseSuspension(
  term: Running,
  wanted: { readonly reason: string; readonly completeByOn: string; readonly todayOn: string },
): void {
  refuseStopped(term, wanted.todayOn);
  refuseFaults([
    ...reasonFaults(wanted.reason),
    ...completionFaults(wanted.completeByOn, wanted.todayOn),
  ]);
}

/**
 * The first day that counts again once an application is completed today.
 *
 * @throws {TermNotSuspendedError} when the term does not stand still
 */
export function resumeTerm(
  { state, completeByOn }: Pick<Term, 'state' | 'completeByOn'>,
  todayOn: string,
): { readonly on: string; readonly isCompleted: boolean } {
  if (completeByOn === null) throw new TermNotSuspendedError(state);
  const on = resumesOn({ completedOn: todayOn, completeByOn });
  return { on, isCompleted: todayOn <= completeByOn };
}

/**
 * The number of days that a term becomes longer by its extension (Awb 4:14).
 *
 * @throws {TermNotRunningError} when it does not run
 * @throws {TermPassedError} when its last day has passed
 * @throws {TermExtendedError} when it was extended before
 * @throws {InvalidInputError} when there is no reason, or it would be longer than the municipality allows
 */
export function extendTerm(
  term: Running & Pick<Term, 'isExtended'>,
  wanted: {
    readonly reason: string;
    readonly weeks: number;
    readonly weeksMax: number;
    readonly todayOn: string;
  },
): number {
  refuseStopped(term, wanted.todayOn);
  if (term.isExtended) throw new TermExtendedError();
  const { weeks, weeksMax } = wanted;
  const faults: Fault[] = reasonFaults(wanted.reason);
  if (weeks < 1 || weeks > weeksMax) {
    const reason = `A term becomes at most ${weeksMax} weeks longer here.`;
    faults.push({ name: 'weeks', code: 'extension-too-long', reason });
  }
  refuseFaults(faults);
  return weeks * DAYS_OF_WEEK;
}

/** What the clock finds to do with a term. */
export type TermTurn =
  | { readonly kind: 'resumed'; readonly on: string }
  | { readonly kind: 'passed'; readonly dueOn: string }
  | { readonly kind: 'reminded'; readonly dueOn: string; readonly days: number };

/**
 * What is to be done with a term today: it goes on when the time to complete the application passed
 * unused, it has passed, or its end comes near. Null when there is nothing. Of several reminders
 * that are due the last one is given, and the earlier ones are not made up for.
 *
 * @param remindDays how many days before the end somebody is reminded; any order
 * @param reminded the days of reminders that were given for this very end
 */
export function termTurn(
  {
    state,
    dueOn,
    completeByOn,
    passedAt,
  }: Pick<Term, 'state' | 'dueOn' | 'completeByOn' | 'passedAt'>,
  todayOn: string,
  given: { readonly remindDays: readonly number[]; readonly reminded: readonly number[] },
): TermTurn | null {
  if (state === 'suspended' && completeByOn !== null && completeByOn < todayOn) {
    return { kind: 'resumed', on: addDays(completeByOn, 1) };
  }
  if (state !== 'running' || dueOn === null || passedAt !== null) return null;
  if (dueOn < todayOn) return { kind: 'passed', dueOn };
  const left = daysBetween(todayOn, dueOn);
  const days = given.remindDays.filter((each) => left <= each).toSorted((a, b) => a - b)[0];
  if (days === undefined || given.reminded.some((each) => each <= days)) return null;
  return { kind: 'reminded', dueOn, days };
}

function refuseStopped({ state, dueOn, passedAt }: Running, todayOn: string): void {
  if (state !== 'running' || dueOn === null) throw new TermNotRunningError(state);
  if (passedAt !== null || dueOn < todayOn) throw new TermPassedError(dueOn);
}

function reasonFaults(reason: string): Fault[] {
  return reason === ''
    ? [{ name: 'reason', code: 'reason-missing', reason: 'Say why, in plain words.' }]
    : textFaults('reason', reason, TERM_REASON_LENGTH_MAX);
}

function completionFaults(completeByOn: string, todayOn: string): Fault[] {
  const name = 'completeByOn';
  const wrong = dayFaults(name, completeByOn);
  if (wrong.length > 0) return wrong;
  const days = daysBetween(todayOn, completeByOn);
  if (days >= COMPLETION_DAYS_MIN && days <= COMPLETION_DAYS_MAX) return [];
  const reason = `Give ${COMPLETION_DAYS_MIN} to ${COMPLETION_DAYS_MAX} days to complete it.`;
  return [{ name, code: 'completion-time', reason }];
}
