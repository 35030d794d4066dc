import { isCalendarDay } from '../people/calendar-day.js';

/** A weekday by its ISO number: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The number of 1970-01-01 counted from 1 March of the year 0, from which years of 365.2425 days are easy. */
const EPOCH = 719_468;
const DAYS_OF_ERA = 146_097;
const YEARS_OF_ERA = 400;

/**
 * The number of a day, counted from 1970-01-01 (0) in the Gregorian calendar.
 *
 * @throws {RangeError} when the text is no day from 1900 up to and including 2199
 */
export function dayNumber(day: string): number {
  if (!isCalendarDay(day)) throw new RangeError(`Not a day that is counted here: ${day}`);
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  const fromMarch = month <= 2 ? year - 1 : year;
  const era = quotient(fromMarch, YEARS_OF_ERA);
  const yearOfEra = fromMarch - era * YEARS_OF_ERA;
  const dayOfYear = quotient(153 * ((month + 9) % 12) + 2, 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + quotient(yearOfEra, 4) - quotient(yearOfEra, 100) + dayOfYear;
  return era * DAYS_OF_ERA + dayOfEra - EPOCH;
}

/** The day with a number, as `YYYY-MM-DD`; the inverse of `dayNumber`. */
export function dayOfNumber(number: number): string {
  const shifted = number + EPOCH;
  const era = quotient(shifted, DAYS_OF_ERA);
  const dayOfEra = shifted - era * DAYS_OF_ERA;
  const corrected =
    dayOfEra - quotient(dayOfEra, 1_460) + quotient(dayOfEra, 36_524) - quotient(dayOfEra, 146_096);
  const yearOfEra = quotient(corrected, 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + quotient(yearOfEra, 4) - quotient(yearOfEra, 100));
  const shiftedMonth = quotient(5 * dayOfYear + 2, 153);
  const dayOfMonth = dayOfYear - quotient(153 * shiftedMonth + 2, 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * YEARS_OF_ERA + (month <= 2 ? 1 : 0);
  return [padded(year, 4), padded(month, 2), padded(dayOfMonth, 2)].join('-');
}

/** The day a number of days later (or, when negative, earlier), as `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return dayOfNumber(dayNumber(day) + days);
}

/** The weekday of a day. */
export function weekdayOf(day: string): Weekday {
  // 1970-01-01 was a Thursday; the shift keeps the remainder above zero for every day that is counted.
  return (((dayNumber(day) + 7 * 10_000 + 3) % 7) + 1) as Weekday;
}

/** The whole part of a quotient of numbers that are not negative. */
export function quotient(dividend: number, divisor: number): number {
  return (dividend - (dividend % divisor)) / divisor;
}

function padded(value: number, length: number): string {
  return value.toString().padStart(length, '0');
}
