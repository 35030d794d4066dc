import { describe, expect, it } from '@jest/globals';
import { addDays, dayNumber } from './calendar-arithmetic.js';
import { isNonWorkingDay } from './dutch-holidays.js';
import { decisionLastDay, objectionLastDay } from './objection-term.js';

const FIRST = '2014-01-01';
const DAYS = dayNumber('2043-12-31') - dayNumber(FIRST) + 1;

describe('objectionLastDay', () => {
  it.each([
    ['2026-11-24', '2027-01-05', 'six weeks to the day'],
    ['2026-11-20', '2027-01-04', 'from New Year over a weekend to Monday'],
    ['2026-11-13', '2026-12-28', 'over both days of Christmas and a Sunday'],
    ['2026-02-20', '2026-04-07', 'from Good Friday to Tuesday after Easter'],
    ['2026-03-16', '2026-04-28', "past the King's birthday"],
    ['2026-03-24', '2026-05-06', 'past 5 May'],
    ['2026-04-02', '2026-05-15', 'past Ascension Day'],
    ['2026-04-13', '2026-05-26', 'past Whit Monday'],
    ['2025-03-15', '2025-04-28', 'past a King’s birthday kept on Saturday and its Sunday'],
  ])('of what was made known on %s is %s: %s', (announcedOn, lastDay) => {
    expect(objectionLastDay(announcedOn)).toBe(lastDay);
  });

  it('is for thirty years the first working day from six weeks on', () => {
    const wrong: string[] = [];
    for (let offset = 0; offset < DAYS; offset += 1) {
      const announcedOn = addDays(FIRST, offset);
      const lastDay = objectionLastDay(announcedOn);
      const skipped = dayNumber(lastDay) - dayNumber(announcedOn) - 42;
      const isRight =
        skipped >= 0 &&
        skipped <= 5 &&
        !isNonWorkingDay(lastDay) &&
        Array.from({ length: skipped }, (_, day) => addDays(announcedOn, 42 + day)).every(
          isNonWorkingDay,
        );
      if (!isRight) wrong.push(announcedOn);
    }

    expect(wrong).toEqual([]);
  });
});

describe('decisionLastDay', () => {
  it.each([
    [false, false, '2027-02-16'],
    [true, false, '2027-03-30'],
    [false, true, '2027-03-30'],
    [true, true, '2027-05-11'],
  ])('with a committee (%s) and adjourned (%s) is %s', (hasCommittee, isAdjourned, lastDay) => {
    expect(decisionLastDay('2027-01-05', { hasCommittee, isAdjourned })).toBe(lastDay);
  });

  it('moves past a holiday as every term of the law does', () => {
    const grounds = { hasCommittee: false, isAdjourned: false };

    expect(decisionLastDay('2026-02-20', grounds)).toBe('2026-04-07');
  });
});
