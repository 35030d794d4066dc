import { describe, expect, it } from '@jest/globals';
import { whenDigest, whenNotQuiet } from './local-moments.js';

const NIGHT = { from: '21:00', until: '08:00' };
const at = (text: string): Date => new Date(`${text}:00Z`);

describe('moments by the clock of the municipality', () => {
  it.each([
    // In winter 08:00 is 07:00 UTC, in summer 06:00; in the nights between the clock is changed.
    ['2027-01-12T22:00', '2027-01-13T07:00'],
    ['2027-07-12T22:00', '2027-07-13T06:00'],
    ['2027-03-27T22:00', '2027-03-28T06:00'],
    ['2027-10-30T22:00', '2027-10-31T07:00'],
  ])('end a quiet night that holds %s at %s', (now, free) => {
    expect(whenNotQuiet(at(now), NIGHT)).toEqual(at(free));
  });

  it('leave what comes by day as it is, to the second', () => {
    const now = new Date('2027-01-12T10:00:42.123Z');

    expect(whenNotQuiet(now, NIGHT)).toBe(now);
  });

  it.each([
    ['2027-03-28T00:30', '02:30', '2027-03-28T01:30'],
    ['2027-10-31T00:10', '02:30', '2027-10-31T00:30'],
    ['2027-10-31T01:10', '02:30', '2027-10-31T01:30'],
  ])(
    'are found at %s when the quiet hours end at %s, which never or twice comes',
    (now, until, free) => {
      expect(whenNotQuiet(at(now), { from: '21:00', until })).toEqual(at(free));
    },
  );

  it.each([
    ['2027-03-27T12:00', 'daily', '2027-03-28T06:00'],
    ['2027-10-30T12:00', 'daily', '2027-10-31T07:00'],
    ['2027-10-26T12:00', 'weekly', '2027-11-01T07:00'],
  ] as const)('make a digest of what comes at %s, %s, at %s', (now, timing, made) => {
    expect(whenDigest(at(now), timing)).toEqual(at(made));
  });
});
