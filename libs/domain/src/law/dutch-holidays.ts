import { addDays, quotient, weekdayOf } from './calendar-arithmetic.js';

export type HolidayName =
  | 'new-year'
  | 'good-friday'
  | 'easter-monday'
  | 'kings-day'
  | 'liberation-day'
  | 'ascension-day'
  | 'whit-monday'
  | 'christmas'
  | 'second-christmas';

/** A day that the Algemene termijnenwet counts among the recognised public holidays. */
export type Holiday = { readonly name: HolidayName; readonly on: string };

const SUNDAY = 7;

/**
 * Easter Sunday of a year in the Gregorian calendar, as `YYYY-MM-DD`.
 *
 * The method of Meeus, Jones and Butcher: whole numbers only, valid for every Gregorian year.
 */
export function easterSunday(year: number): string {
  const golden = year % 19;
  const century = quotient(year, 100);
  const ofCentury = year % 100;
  const shift = quotient(8 * century + 13, 25);
  const epact = (19 * golden + century - quotient(century, 4) - shift + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * quotient(ofCentury, 4) - epact - (ofCentury % 4)) % 7;
  const correction = quotient(golden + 11 * epact + 22 * weekday, 451);
  const sum = epact + weekday - 7 * correction + 114;
  const month = quotient(sum, 31);
  const day = (sum % 31) + 1;
  return `${year}-${two(month)}-${two(day)}`;
}

/**
 * The recognised public holidays of a year, oldest first (Algemene termijnenwet, article 3, first
 * and second paragraph; the second makes Good Friday one of them). Easter Sunday and Whit Sunday
 * are not named there: they are Sundays.
 *
 * The birthday of the King is kept on 27 April, on 26 April when that is a Sunday, so from 2014 on.
 * Days that a royal decree makes equal to them for once (third paragraph) are not known here.
 */
export function dutchHolidays(year: number): readonly Holiday[] {
  const easter = easterSunday(year);
  const birthday = `${year}-04-27`;
  const holidays: Holiday[] = [
    { name: 'new-year', on: `${year}-01-01` },
    { name: 'good-friday', on: addDays(easter, -2) },
    { name: 'easter-monday', on: addDays(easter, 1) },
    { name: 'kings-day', on: weekdayOf(birthday) === SUNDAY ? addDays(birthday, -1) : birthday },
    { name: 'liberation-day', on: `${year}-05-05` },
    { name: 'ascension-day', on: addDays(easter, 39) },
    { name: 'whit-monday', on: addDays(easter, 50) },
    { name: 'christmas', on: `${year}-12-25` },
    { name: 'second-christmas', on: `${year}-12-26` },
  ];
  return holidays.toSorted((one, other) => (one.on < other.on ? -1 : 1));
}

/** Whether a term cannot end on a day: it is a Saturday, a Sunday or a recognised public holiday. */
export function isNonWorkingDay(day: string): boolean {
  if (weekdayOf(day) >= 6) return true;
  return dutchHolidays(Number(day.slice(0, 4))).some(({ on }) => on === day);
}

function two(value: number): string {
  return value.toString().padStart(2, '0');
}
