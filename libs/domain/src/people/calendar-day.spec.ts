import { describe, expect, it } from '@jest/globals';
import { isCalendarDay } from './calendar-day.js';

describe('a calendar day', () => {
  it.each(['2026-01-01', '2026-12-31', '2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])(
    'can be %s',
    (day) => {
      expect(isCalendarDay(day)).toBe(true);
    },
  );

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1899-12-31',
    '2200-01-01',
    '2026-1-1',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-W01',
    '',
  ])('cannot be %p', (day) => {
    expect(isCalendarDay(day)).toBe(false);
  });
});
