import { addDays } from './calendar-arithmetic.js';
import { isNonWorkingDay } from './dutch-holidays.js';

/** The term for an objection, in weeks (Awb 6:7). */
export const OBJECTION_WEEKS = 6;
const DAYS_OF_WEEK = 7;

/**
 * The last day of a term of whole weeks that begins on the day after `startsAfterOn`.
 *
 * A term that ends on a Saturday, a Sunday or a recognised public holiday goes on up to and
 * including the next day that is none of these (Algemene termijnenwet, article 1). Days are ISO dates.
 */
export function lastDayOfWeeks(startsAfterOn: string, weeks: number): string {
  let day = addDays(startsAfterOn, weeks * DAYS_OF_WEEK);
  while (isNonWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/**
 * The last day on which an objection is in time: six weeks from the day after the decision was
 * made known (Awb 6:7, 6:8), moved by the Algemene termijnenwet.
 */
export function objectionLastDay(announcedOn: string): string {
  return lastDayOfWeeks(announcedOn, OBJECTION_WEEKS);
}

/** What lengthens the term in which an objection has to be decided. */
export type DecisionTermGrounds = {
  /** An advisory committee was asked: twelve weeks instead of six (Awb 7:10, first paragraph). */
  readonly hasCommittee: boolean;
  /** The decision was put off, at most once and by six weeks (Awb 7:10, third paragraph). */
  readonly isAdjourned: boolean;
};

/**
 * The last day on which an objection is decided in time, counted from the last day of the term for
 * objections, not from the day of receipt (Awb 7:10, first paragraph).
 */
export function decisionLastDay(
  termEndedOn: string,
  { hasCommittee, isAdjourned }: DecisionTermGrounds,
): string {
  const weeks = (hasCommittee ? 12 : 6) + (isAdjourned ? 6 : 0);
  return lastDayOfWeeks(termEndedOn, weeks);
}
