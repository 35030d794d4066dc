import { addDays, dayNumber, quotient } from '../law/calendar-arithmetic.js';

const MONTHS_OF_YEAR = 12;

/** The day (ISO) a number of months after another; the last day of a month that is too short for it. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const target = year * MONTHS_OF_YEAR + month - 1 + months;
  const first = firstOf(target);
  const length = dayNumber(firstOf(target + 1)) - dayNumber(first);
  return addDays(first, (date > length ? length : date) - 1);
}

/** The first day of a month, counted from the year 0. */
function firstOf(month: number): string {
  const year = quotient(month, MONTHS_OF_YEAR).toString().padStart(4, '0');
  return `${year}-${((month % MONTHS_OF_YEAR) + 1).toString().padStart(2, '0')}-01`;
}
