import type { Fault } from '../domain-error.js';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const YEAR_MIN = 1900;
const YEAR_MAX = 2199;
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text is a day that exists, as `YYYY-MM-DD`, from 1900 up to and including 2199. */
export function isCalendarDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = DAY.exec(text)?.slice(1).map(Number) ?? [];
  return year >= YEAR_MIN && year <= YEAR_MAX && day >= 1 && day <= daysIn(year, month);
}

/** What is wrong with a text that has to be such a day; nothing when it is one. */
export function dayFaults(name: string, day: string): Fault[] {
  if (isCalendarDay(day)) return [];
  return [{ name, code: 'day-unknown', reason: 'There is no such day; write YYYY-MM-DD.' }];
}

function daysIn(year: number, month: number): number {
  const days = DAYS_OF_MONTH[month - 1] ?? 0;
  return month === 2 && isLeapYear(year) ? days + 1 : days;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
