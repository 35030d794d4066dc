import { describe, expect, it } from '@jest/globals';
import { localText, readLocalTime, wallClockShift } from './local-time.js';

const utc = (text: string): Date => new Date(`${text}:00Z`);

describe('a time on the clock in Europe/Amsterdam', () => {
  it.each([
    ['2026-01-15T09:00', '2026-01-15T08:00'],
    ['2026-07-15T09:00', '2026-07-15T07:00'],
    ['2026-03-29T01:59', '2026-03-29T00:59'],
    ['2026-03-29T03:00', '2026-03-29T01:00'],
    ['2026-10-25T01:59', '2026-10-24T23:59'],
    ['2026-10-25T03:00', '2026-10-25T02:00'],
  ])('%s is one moment', (local, moment) => {
    expect(readLocalTime(local)).toEqual({ kind: 'once', at: utc(moment) });
  });

  it.each(['2026-03-29T02:00', '2026-03-29T02:30', '2026-03-29T02:59'])(
    '%s does not exist, and both readings of it are an hour apart',
    (local) => {
      const reading = readLocalTime(local);

      expect(reading.kind).toBe('never');
      if (reading.kind === 'once') return;
      expect(reading.later.getTime() - reading.earlier.getTime()).toBe(3_600_000);
    },
  );

  it('comes twice when the clock is put back', () => {
    expect(readLocalTime('2026-10-25T02:30')).toEqual({
      kind: 'twice',
      earlier: utc('2026-10-25T00:30'),
      later: utc('2026-10-25T01:30'),
    });
    expect(readLocalTime('2026-10-25T02:00').kind).toBe('twice');
  });

  it('is no time at all when the calendar has no such day', () => {
    expect(() => readLocalTime('2026-02-30T09:00')).toThrow(RangeError);
  });

  it('is written with its offset', () => {
    expect(localText(utc('2026-10-25T00:30'))).toBe('2026-10-25T02:30:00+02:00');
    expect(localText(utc('2026-10-25T01:30'))).toBe('2026-10-25T02:30:00+01:00');
    expect(localText(new Date('2026-07-01T10:00:00.250Z'))).toBe('2026-07-01T12:00:00.250+02:00');
  });
});

describe('moving along by the clock on the wall', () => {
  it('keeps the time of day across both changes of the clock', () => {
    const spring = wallClockShift(utc('2026-03-25T08:00'), utc('2026-03-30T07:00'));
    const autumn = wallClockShift(utc('2026-10-20T07:00'), utc('2026-10-27T08:00'));

    expect(localText(spring(utc('2026-03-28T19:00')))).toBe('2026-04-02T20:00:00+02:00');
    expect(localText(autumn(utc('2026-10-22T18:00')))).toBe('2026-10-29T20:00:00+01:00');
  });

  it('moves hours as hours where the clock does not change', () => {
    const shift = wallClockShift(utc('2026-05-01T08:00'), utc('2026-05-02T09:30'));

    expect(shift(utc('2026-05-10T10:00'))).toEqual(utc('2026-05-11T11:30'));
  });
});
