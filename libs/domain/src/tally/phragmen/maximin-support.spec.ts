import { describe, expect, it } from '@jest/globals';
import { tallyElection } from '../../../../../test/support/tally.factory.js';
import fc from 'fast-check';
import { fraction } from '../../../../../test/support/fraction.js';
import { naiveMaximin } from '../../../../../test/support/naive-phragmen.js';
import { CASES, shuffled, smallElection } from '../../../../../test/support/small-elections.js';
import { cents } from '../../money/cents.js';
import { packBallots } from '../ballot-set.js';
import { DEFAULT_TIES } from '../tally-rule.js';
import { countMaximinSupport, MAXIMIN_WORK_MAX } from './maximin-support.js';

describe('countMaximinSupport', () => {
  it('equals the largest load over all sets of projects, exactly', () => {
    let steps = 0;
    fc.assert(
      fc.property(smallElection(), (input) => {
        const result = countMaximinSupport(input, DEFAULT_TIES);

        const naive = naiveMaximin(input, DEFAULT_TIES);
        if (result.kind !== 'counted') throw new Error('A small election was refused.');
        steps += result.winners.length;
        expect(result.winners).toEqual(naive.winners.map((place) => input.projects[place]!.id));
        expect(
          result.loads.map(({ numerator, denominator }) => fraction(numerator, denominator)),
        ).toEqual(naive.measures);
      }),
      { numRuns: CASES },
    );
    expect(steps).toBeGreaterThan(CASES / 4);
  });

  it('does not depend on the order of projects and ballots, and keeps to the budget', () => {
    fc.assert(
      fc.property(smallElection(), fc.nat(), (input, seed) => {
        const one = countMaximinSupport(input, DEFAULT_TIES);

        expect(countMaximinSupport(shuffled(input, seed), DEFAULT_TIES)).toEqual(one);
        if (one.kind !== 'counted') return;
        expect(one.spent + one.leftover).toBe(input.budget);
        expect(one.leftover >= 0n).toBe(true);
      }),
      { numRuns: CASES },
    );
  });

  it('ends when one of the projects that are next does not fit, though another would', () => {
    const election = tallyElection({
      budget: 8n,
      projects: [
        ['a', 10n],
        ['b', 5n],
      ],
      ballots: [['a'], ['a'], ['b']],
    });

    const result = countMaximinSupport(election, DEFAULT_TIES);

    expect(result).toMatchObject({ winners: [], stoppedBy: ['b', 'a'] });
  });

  it('refuses an election that is too large for it', () => {
    const ids = Array.from({ length: 200 }, (_, index) => index);
    const large = {
      budget: cents(100n),
      projects: ids.map((id) => ({ id: `p${id}`, cost: cents(1n), listPosition: id + 1 })),
      form: { type: 'approval' },
      ballots: packBallots([{ choices: ids, points: null }], ids.length, false),
    } as const;

    expect(countMaximinSupport(large, DEFAULT_TIES)).toEqual({
      kind: 'too-large',
      work: 200 ** 3,
      workMax: MAXIMIN_WORK_MAX,
    });
  });
});
