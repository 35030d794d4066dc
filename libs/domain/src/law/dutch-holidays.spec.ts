import { describe, expect, it } from '@jest/globals';
import { addDays, dayNumber, dayOfNumber, weekdayOf } from './calendar-arithmetic.js';
import { dutchHolidays, easterSunday, isNonWorkingDay } from './dutch-holidays.js';

/** Easter Sunday of 2014 up to and including 2043, from published tables. */
const EASTERS = [
  '2014-04-20',
  '2015-04-05',
  '2016-03-27',
  '2017-04-16',
  '2018-04-01',
  '2019-04-21',
  '2020-04-12',
  '2021-04-04',
  '2022-04-17',
  '2023-04-09',
  '2024-03-31',
  '2025-04-20',
  '2026-04-05',
  '2027-03-28',
  '2028-04-16',
  '2029-04-01',
  '2030-04-21',
  '2031-04-13',
  '2032-03-28',
  '2033-04-17',
  '2034-04-09',
  '2035-03-25',
  '2036-04-13',
  '2037-04-05',
  '2038-04-25',
  '2039-04-10',
  '2040-04-01',
  '2041-04-21',
  '2042-04-06',
  '2043-03-29',
];

describe('the calendar', () => {
  it('numbers every day of three centuries as the platform does, and back', () => {
    const first = dayNumber('1900-01-01');
    const last = dayNumber('2199-12-31');
    const wrong: string[] = [];

    for (let number = first; number <= last; number += 1) {
      const date = new Date(number * 86_400_000);
      const day = date.toISOString().slice(0, 10);
      const isRight =
        dayOfNumber(number) === day &&
        dayNumber(day) === number &&
        weekdayOf(day) % 7 === date.getUTCDay();
      if (!isRight) wrong.push(day);
    }

    expect(wrong).toEqual([]);
    expect(last - first).toBe(109_572);
  });

  it('counts days over months and leap days', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('refuses a day that does not exist', () => {
    expect(() => dayNumber('2026-02-30')).toThrow(RangeError);
  });
});

describe('dutchHolidays', () => {
  it.each(EASTERS)('knows Easter of %s', (easter) => {
    expect(easterSunday(Number(easter.slice(0, 4)))).toBe(easter);
    expect(weekdayOf(easter)).toBe(7);
  });

  it('has the nine holidays of the act, oldest first', () => {
    const days = dutchHolidays(2026).map(({ name, on }) => `${on} ${name}`);

    expect(days).toEqual([
      '2026-01-01 new-year',
      '2026-04-03 good-friday',
      '2026-04-06 easter-monday',
      '2026-04-27 kings-day',
      '2026-05-05 liberation-day',
      '2026-05-14 ascension-day',
      '2026-05-25 whit-monday',
      '2026-12-25 christmas',
      '2026-12-26 second-christmas',
    ]);
  });

  it('keeps the birthday of the King on the day before when it falls on a Sunday', () => {
    const kept = [2014, 2015, 2025, 2031, 2036].map(
      (year) => dutchHolidays(year).find(({ name }) => name === 'kings-day')?.on,
    );

    expect(kept).toEqual(['2014-04-26', '2015-04-27', '2025-04-26', '2031-04-26', '2036-04-26']);
  });

  it('puts the movable ones on their weekday for thirty years', () => {
    const movable = { 'good-friday': 5, 'easter-monday': 1, 'ascension-day': 4, 'whit-monday': 1 };

    const wrong = EASTERS.flatMap((easter) => dutchHolidays(Number(easter.slice(0, 4)))).filter(
      ({ name, on }) => name in movable && weekdayOf(on) !== movable[name as keyof typeof movable],
    );

    expect(wrong).toEqual([]);
  });

  it('takes no plain weekday for a day off', () => {
    expect(isNonWorkingDay('2026-04-07')).toBe(false);
    expect(isNonWorkingDay('2026-04-11')).toBe(true);
    expect(isNonWorkingDay('2026-05-05')).toBe(true);
  });
});
