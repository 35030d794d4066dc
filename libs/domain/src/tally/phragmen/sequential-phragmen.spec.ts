import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fraction } from '../../../../../test/support/fraction.js';
import { naivePhragmen } from '../../../../../test/support/naive-phragmen.js';
import {
  CASES,
  nearlyTiedElection,
  shuffled,
  smallElection,
} from '../../../../../test/support/small-elections.js';
import { cents } from '../../money/cents.js';
import { packBallots } from '../ballot-set.js';
import type { TallyElection } from '../tally-election.js';
import { DEFAULT_TIES } from '../tally-rule.js';
import { countSequentialPhragmen } from './sequential-phragmen.js';

const costs = { a: 6n, b: 6n, c: 4n, d: 1n };

function election(budget: bigint, ballots: readonly string[]): TallyElection {
  const ids = Object.keys(costs);
  return {
    budget: cents(budget),
    projects: Object.entries(costs).map(([id, cost], index) => ({
      id,
      cost: cents(cost),
      listPosition: index + 1,
    })),
    form: { type: 'approval' },
    ballots: packBallots(
      ballots.map((text) => ({ choices: Array.from(text, (id) => ids.indexOf(id)), points: null })),
      ids.length,
      false,
    ),
  };
}

describe('countSequentialPhragmen', () => {
  it('buys a project as soon as its supporters hold its cost, and they start again from nothing', () => {
    const result = countSequentialPhragmen(election(16n, ['ab', 'ab', 'ab', 'c']), DEFAULT_TIES);

    // a at 6/3 = 2; b at 2 + 2 = 4, together with c at 4/1: the cheaper goes first.
    expect(result.winners).toEqual(['a', 'c', 'b']);
    expect(result.times).toEqual(
      [2n, 4n, 4n].map((time) => ({ numerator: time, denominator: 1n })),
    );
    expect(result.ties).toEqual([
      { step: 1, candidates: ['a', 'b'], score: 3, decidedBy: 'id' },
      { step: 2, candidates: ['c', 'b'], score: 1, decidedBy: 'cost' },
    ]);
    expect(result).toMatchObject({ spent: 16n, leftover: 0n, stoppedBy: [] });
  });

  it('ends when one of the projects that are next does not fit, though another would', () => {
    const result = countSequentialPhragmen(election(11n, ['ab', 'ab', 'ab', 'c']), DEFAULT_TIES);

    expect(result).toMatchObject({ winners: ['a'], leftover: 5n, stoppedBy: ['c', 'b'] });
  });

  it('never buys a project without support', () => {
    expect(countSequentialPhragmen(election(99n, ['a', '']), DEFAULT_TIES).winners).toEqual(['a']);
    expect(countSequentialPhragmen(election(99n, []), DEFAULT_TIES).winners).toEqual([]);
  });

  it('equals exact rational arithmetic: winners in order, and the time of every purchase', () => {
    let ties = 0;
    fc.assert(
      fc.property(fc.oneof(smallElection(), nearlyTiedElection()), (input) => {
        const result = countSequentialPhragmen(input, DEFAULT_TIES);

        const naive = naivePhragmen(input, DEFAULT_TIES);
        ties += result.ties.length;
        expect(result.winners).toEqual(naive.winners.map((place) => input.projects[place]!.id));
        expect(
          result.times.map(({ numerator, denominator }) => fraction(numerator, denominator)),
        ).toEqual(naive.measures);
      }),
      { numRuns: CASES },
    );
    expect(ties).toBeGreaterThan(CASES / 100);
  });

  it('does not depend on the order of projects and ballots, and keeps to the budget', () => {
    fc.assert(
      fc.property(smallElection(), fc.nat(), (input, seed) => {
        const one = countSequentialPhragmen(input, DEFAULT_TIES);

        expect(countSequentialPhragmen(shuffled(input, seed), DEFAULT_TIES)).toEqual(one);
        expect(one.spent + one.leftover).toBe(input.budget);
        expect(one.leftover >= 0n).toBe(true);
      }),
      { numRuns: CASES },
    );
  });
});
