import { DomainError, type Fault, refuseFaults } from '../domain-error.js';
import { type Actor, authorise, ForbiddenError, isAllowed } from '../people/authorise.js';
import { dayFaults, isCalendarDay } from '../people/calendar-day.js';
import { lineFaults, textFaults } from '../people/plain-text.js';
import type { Role } from '../people/role.js';
import { pastDayFaults, publicReasonFaults } from '../progress/milestone.js';

export const PROMISE_SOURCES = ['conversation', 'meeting', 'decision'] as const;
export type PromiseSource = (typeof PROMISE_SOURCES)[number];
export const PROMISE_OUTCOMES = ['kept', 'broken'] as const;
export type PromiseOutcome = (typeof PROMISE_OUTCOMES)[number];
export const PROMISE_STATES = ['open', 'overdue', 'kept', 'broken'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

export const PROMISE_TEXT_LENGTH_MIN = 10;
export const PROMISE_TEXT_LENGTH_MAX = 1_000;
export const PROMISE_SOURCE_NOTE_LENGTH_MAX = 500;

/** Who can promise something to a wijk: those who can act on it. A resident is promised to. */
export const PROMISE_OWNER_ROLES: readonly Role[] = [
  'chair',
  'secretary',
  'treasurer',
  'member',
  'sub-representative',
  'professional',
  'contact-person',
  'finance-officer',
  'administrator',
];

/** What is promised, who sees to it, by when, and where it was said. */
export type PromiseTerms = {
  readonly text: string;
  readonly madeOn: string;
  readonly dueOn: string;
  readonly source: PromiseSource;
  readonly sourceNote: string;
};

/** A promise as it is judged. */
export type KeptPromise = {
  readonly wijkteamId: string;
  readonly ownerId: string;
  readonly dueOn: string;
  readonly outcome: PromiseOutcome | null;
};

export class PromiseOwnerError extends DomainError {
  readonly code = 'promise-owner';
  readonly kind = 'conflict';

  constructor() {
    super('The owner does not hold this role here today.');
  }
}

export class PromiseSettledError extends DomainError {
  readonly code = 'promise-settled';
  readonly kind = 'conflict';

  constructor(outcome: PromiseOutcome) {
    super('It was said before whether this promise was kept.', { outcome });
  }
}

export class PromiseOwnWordError extends DomainError {
  readonly code = 'promise-own-word';
  readonly kind = 'forbidden';

  constructor() {
    super('Somebody else than its owner says that a promise was kept.');
  }
}

/**
 * Decides who writes down a promise for a wijk.
 *
 * @returns the id of the writer
 * @throws {ForbiddenError} when the actor keeps no promises in this wijkteam
 * @throws {InvalidInputError} naming every fault in the promise
 */
export function promiseRecorderOf(
  actor: Actor,
  wijkteamId: string,
  terms: PromiseTerms,
  todayOn: string,
): string {
  authorise(actor, 'manage-promises', { wijkteamId });
  if (actor.kind !== 'person') throw new ForbiddenError('manage-promises');
  refuseFaults(promiseFaults(terms, todayOn));
  return actor.id;
}

/** Every fault in a promise: a text of 10 characters or more, made today or before, due on that day or later. */
export function promiseFaults(terms: PromiseTerms, todayOn: string): Fault[] {
  const { text, madeOn, dueOn, sourceNote } = terms;
  const faults = [
    ...promiseTextFaults(text),
    ...pastDayFaults('madeOn', madeOn, todayOn),
    ...textFaults('sourceNote', sourceNote, PROMISE_SOURCE_NOTE_LENGTH_MAX),
    ...dayFaults('dueOn', dueOn),
  ];
  if (isCalendarDay(dueOn) && dueOn < madeOn) {
    const reason = 'A promise is due on the day it is made, or later.';
    faults.push({ name: 'dueOn', code: 'period-order', reason });
  }
  return faults;
}

/**
 * Decides who says whether a promise was kept: whoever keeps promises in the wijkteam. Its owner can say
 * that it was broken, and never that it was kept.
 *
 * @returns the id of who says it
 * @throws {ForbiddenError} when the actor is neither
 * @throws {PromiseSettledError} when it was said before
 * @throws {PromiseOwnWordError} when its owner says that it was kept
 * @throws {InvalidInputError} when it was broken and no reason is given, or the new date is no day to come
 */
export function promiseJudgeOf(
  actor: Actor,
  promise: KeptPromise,
  given: {
    readonly outcome: PromiseOutcome;
    readonly reason: string;
    readonly newDueOn: string | null;
  },
  todayOn: string,
): string {
  if (actor.kind !== 'person') throw new ForbiddenError('manage-promises');
  const isOwner = actor.id === promise.ownerId;
  if (!isOwner && !isAllowed(actor, 'manage-promises', promise)) {
    throw new ForbiddenError('manage-promises');
  }
  if (promise.outcome !== null) throw new PromiseSettledError(promise.outcome);
  if (isOwner && given.outcome === 'kept') throw new PromiseOwnWordError();
  const isSilent = given.outcome === 'kept' && given.reason === '';
  refuseFaults([
    ...(isSilent ? [] : publicReasonFaults(given.reason)),
    ...newDateFaults(given, todayOn),
  ]);
  return actor.id;
}

/** How a promise stands on a day: open up to and including its date, overdue from the day after. */
export function promiseState(
  { outcome, dueOn }: Pick<KeptPromise, 'outcome' | 'dueOn'>,
  todayOn: string,
): PromiseState {
  if (outcome !== null) return outcome;
  return todayOn > dueOn ? 'overdue' : 'open';
}

function newDateFaults(
  { outcome, newDueOn }: { readonly outcome: PromiseOutcome; readonly newDueOn: string | null },
  todayOn: string,
): Fault[] {
  const name = 'newDueOn';
  if (newDueOn === null) return [];
  if (outcome === 'kept') {
    return [
      { name, code: 'not-for-this-step', reason: 'A promise that was kept has no new date.' },
    ];
  }
  if (isCalendarDay(newDueOn) && newDueOn > todayOn) return [];
  return [{ name, code: 'day-past', reason: 'The new date is a day to come, as YYYY-MM-DD.' }];
}

function promiseTextFaults(text: string): Fault[] {
  if (text.length < PROMISE_TEXT_LENGTH_MIN) {
    const reason = `Say what is promised, in at least ${PROMISE_TEXT_LENGTH_MIN} characters.`;
    return [{ name: 'text', code: 'text-too-short', reason }];
  }
  return lineFaults('text', text, PROMISE_TEXT_LENGTH_MAX);
}
