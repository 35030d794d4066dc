import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allotSeats } from './allot-seats.js';

const strata = (...populations: number[]) =>
  populations.map((population, index) => ({ stratum: `S${index}`, population }));

describe('seats by population', () => {
  it.each([
    [3, [50, 40], [2, 1]],
    [10, [6, 6, 2], [4, 4, 2]],
    [1, [1, 1, 1], [1, 0, 0]],
    [2, [30, 10, 10], [1, 1, 0]],
    [5, [0, 0], [0, 0]],
    [4, [0, 7], [0, 4]],
  ])('%d over %j are %j', (seats, populations, expected) => {
    expect(allotSeats(seats, strata(...populations))).toEqual(expected);
  });

  it('give equal remainders to the larger population, then to the first name', () => {
    const [large, small] = [
      { stratum: 'Z', population: 30 },
      { stratum: 'A', population: 10 },
    ];

    expect(allotSeats(2, [small, large])).toEqual([0, 2]);
    expect(
      allotSeats(1, [
        { ...large, stratum: 'B' },
        { ...large, stratum: 'A' },
      ]),
    ).toEqual([0, 1]);
  });

  it('are all given, never further than one from the exact share, in whatever order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 }),
        (seats, populations) => {
          const total = populations.reduce((sum, each) => sum + each, 0);
          fc.pre(total > 0);

          const given = allotSeats(seats, strata(...populations));
          const reversed = allotSeats(seats, strata(...populations).toReversed());

          expect(given.reduce((sum, each) => sum + each, 0)).toBe(seats);
          expect(reversed.toReversed()).toEqual(given);
          for (const [index, population] of populations.entries()) {
            const share = (seats * population) / total;
            expect(Math.abs((given[index] ?? 0) - share)).toBeLessThan(1);
          }
        },
      ),
    );
  });
});
