import { addDays, dayNumber } from './calendar-arithmetic.js';
import { isNonWorkingDay } from './dutch-holidays.js';
import { lastDayOfWeeks } from './objection-term.js';

/** A reasonable term has passed in any case after eight weeks (Awb 4:13, second paragraph). */
export const REASONABLE_WEEKS = 8;
/** The Algemene termijnenwet moves the end of no term of more than twelve weeks (article 4). */
const MOVED_DAYS_MAX = 84;
const DAYS_OF_WEEK = 7;
/** In which it has to be said that an application is left untreated (Awb 4:5, fourth paragraph). */
const UNTREATED_WEEKS = 4;

/** What has a say in how long a term is, in the order in which it happened. Days are ISO dates. */
export type TermChange =
  /** The applicant was asked to complete the application (Awb 4:5), and the term stands still (4:15). */
  | { readonly kind: 'suspended'; readonly on: string }
  /** `on` is the first day that counts again. */
  | { readonly kind: 'resumed'; readonly on: string }
  /** The applicant was told of a new term (Awb 4:14). */
  | { readonly kind: 'extended'; readonly days: number };

/** A term: it runs from the day after `startsAfterOn`. */
export type TermLength = { readonly startsAfterOn: string; readonly lengthDays: number };

/**
 * The day after which the term of an application runs. Where people hand in until a day, and what
 * they handed in is compared then, that is the last day of it; where the first to come is served, and
 * where no end is planned, it is the day of receipt (Awb 4:13). A plan that ended before the
 * receipt does not matter. Days are ISO dates.
 */
export function termStartsAfter(application: {
  readonly receivedOn: string;
  readonly submissionClosesOn: string | null;
  readonly isFirstCome: boolean;
}): string {
  const { receivedOn, submissionClosesOn, isFirstCome } = application;
  if (isFirstCome || submissionClosesOn === null) return receivedOn;
  return submissionClosesOn > receivedOn ? submissionClosesOn : receivedOn;
}

/** The length in days of a term to decide: what the municipality set, or else eight weeks (Awb 4:13). */
export function decisionTermDays(setWeeks: number | null): number {
  return (setWeeks ?? REASONABLE_WEEKS) * DAYS_OF_WEEK;
}

/**
 * The last day of a term by all that happened to it; null while it stands still.
 *
 * Days on which it stood still do not count: from the day after the request to complete, up to but
 * not including the first day that counts again (Awb 4:15). An end on a Saturday, a Sunday or a
 * recognised public holiday moves to the next day that is none of these, unless the term, with
 * its extension, is longer than twelve weeks (Algemene termijnenwet, articles 1 and 4).
 */
export function termDueOn(
  { startsAfterOn, lengthDays }: TermLength,
  changes: readonly TermChange[],
): string | null {
  let stoodStill = 0;
  let longer = 0;
  let stoppedOn: string | null = null;
  for (const change of changes) {
    if (change.kind === 'extended') longer += change.days;
    if (change.kind === 'suspended') stoppedOn = change.on;
    if (change.kind === 'resumed' && stoppedOn !== null) {
      stoodStill += daysStill(stoppedOn, change.on);
      stoppedOn = null;
    }
  }
  if (stoppedOn !== null) return null;
  const end = addDays(startsAfterOn, lengthDays + stoodStill + longer);
  return lengthDays + longer > MOVED_DAYS_MAX ? end : workingDayFrom(end);
}

/** A day, or the next one that is no Saturday, no Sunday and no recognised public holiday. */
export function workingDayFrom(day: string): string {
  let moved = day;
  while (isNonWorkingDay(moved)) moved = addDays(moved, 1);
  return moved;
}

/** The day up to and including which something set in days can be answered, moved to a working day. */
export function answerUntil(fromOn: string, days: number): string {
  return workingDayFrom(addDays(fromOn, days));
}

/**
 * The first day that counts again after a request to complete an application: the day on which it
 * was completed, or the day after the last one that was given for it (Awb 4:15, first paragraph).
 */
export function resumesOn(given: {
  readonly completedOn: string | null;
  readonly completeByOn: string;
}): string {
  const { completedOn, completeByOn } = given;
  return completedOn !== null && completedOn <= completeByOn
    ? completedOn
    : addDays(completeByOn, 1);
}

/**
 * The last day to say that an application which was not completed is left untreated: four weeks
 * after the time for completing it passed (Awb 4:5, fourth paragraph). Days are ISO dates.
 */
export function untreatedUntil(completeByOn: string): string {
  return lastDayOfWeeks(completeByOn, UNTREATED_WEEKS);
}

/** How many days lie from one day to a later one; negative when it is earlier. */
export function daysBetween(fromOn: string, untilOn: string): number {
  return dayNumber(untilOn) - dayNumber(fromOn);
}

/** How many days stood still: none when it was completed on the day of the request or the next. */
function daysStill(requestedOn: string, countsAgainOn: string): number {
  const days = daysBetween(requestedOn, countsAgainOn) - 1;
  return days > 0 ? days : 0;
}
