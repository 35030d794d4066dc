import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  APPROVAL,
  counted,
  GREEDY,
  NO_SKIP,
  tallyElection,
  threshold,
  type TallySketch,
} from '../../../../test/support/tally.factory.js';
import { canonicalTallyInput } from './canonical-tally-input.js';
import type { BallotForm } from './tally-election.js';
import { DEFAULT_TIES, type TieCriterion } from './tally-rule.js';

/** Elections small enough for ties to be common, of every kind of ballot. */
const anySketch: fc.Arbitrary<Required<TallySketch>> = fc
  .record({
    form: fc.constantFrom<BallotForm>(
      { type: 'approval' },
      { type: 'ordinal', lengthMax: 3 },
      { type: 'cumulative', pointDecimals: 1 },
      { type: 'scoring', pointDecimals: 0, defaultPoints: 1 },
    ),
    budget: fc.bigInt(0n, 60n),
    projects: fc.uniqueArray(
      fc.tuple(
        fc.constantFrom('a', 'b', '10', '9', 'é', '\u{1F333}', '\uFF01'),
        fc.bigInt(1n, 20n),
      ),
      { maxLength: 7, selector: ([id]) => id },
    ),
    picks: fc.array(
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: -2, max: 5 })), { maxLength: 5 }),
      {
        maxLength: 12,
      },
    ),
  })
  .map(({ form, budget, projects, picks }) => ({
    form,
    budget,
    projects,
    ballots: picks.map((pick) => {
      const seen = new Map<string, number>();
      for (const [place, points] of pick) {
        const project = projects.at(place % (projects.length || 1));
        if (project !== undefined && !seen.has(project[0])) seen.set(project[0], points);
      }
      return [...seen];
    }),
  }));

const anyRule = fc.record({
  rule: fc.constantFrom(GREEDY.rule, NO_SKIP.rule, threshold(1).rule),
  threshold: fc.option(fc.nat(4)),
  ties: fc.constantFrom<readonly TieCriterion[]>(DEFAULT_TIES, ['id'], ['votes', 'cost', 'id']),
});

function shuffled<T>(items: readonly T[], seeds: readonly number[]): T[] {
  return items
    .map((item, index) => ({ item, seed: seeds[index % seeds.length] ?? 0, index }))
    .sort((left, right) => left.seed - right.seed || right.index - left.index)
    .map(({ item }) => item);
}

describe('countTally, whatever the election', () => {
  it('does not depend on the order of ballots or projects, and neither does the text to hash', () => {
    const seeds = fc.array(fc.integer(), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(anySketch, anyRule, seeds, (sketch, rule, order) => {
        const input = tallyElection(sketch);
        const moved = tallyElection({
          ...sketch,
          projects: shuffled(sketch.projects, order),
          ballots: shuffled(sketch.ballots, order),
        });

        expect(counted(moved, rule)).toEqual(counted(input, rule));
        expect(canonicalTallyInput(moved, rule)).toBe(canonicalTallyInput(input, rule));
      }),
      { numRuns: 500 },
    );
  });

  it('never spends more than the budget, and accounts for every cent and every project', () => {
    fc.assert(
      fc.property(anySketch, anyRule, (sketch, rule) => {
        const costs = new Map(sketch.projects);

        const result = counted(tallyElection(sketch), rule);

        const spent = result.winners.reduce((sum, id) => sum + (costs.get(id) ?? 0n), 0n);
        expect(result.spent).toBe(spent);
        expect(result.spent + result.leftover).toBe(sketch.budget);
        expect(result.leftover).toBeGreaterThanOrEqual(0n);
        expect(result.outcomes.map(({ id }) => id).toSorted()).toEqual(
          [...costs.keys()].toSorted(),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('leaves no project aside that still fits, unless the count stopped or the threshold barred it', () => {
    fc.assert(
      fc.property(anySketch, fc.option(fc.nat(4)), (sketch, least) => {
        const { outcomes, leftover } = counted(tallyElection(sketch), threshold(least));

        for (const { fate, cost } of outcomes) {
          if (fate === 'does-not-fit') expect(cost).toBeGreaterThan(leftover);
        }
        expect(outcomes.filter(({ fate }) => fate === 'not-reached')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('begins a count with skipping as the one without it goes, up to where that one stops', () => {
    fc.assert(
      fc.property(anySketch, (sketch) => {
        const stopping = counted(tallyElection(sketch), NO_SKIP).winners;
        const skipping = counted(tallyElection(sketch), GREEDY).winners;

        expect(skipping.slice(0, stopping.length)).toEqual(stopping);
      }),
      { numRuns: 300 },
    );
  });

  it('funds all when all together fit', () => {
    fc.assert(
      fc.property(anySketch, (sketch) => {
        const ample = { ...sketch, budget: 1000n, form: APPROVAL };

        const { winners } = counted(tallyElection(ample), NO_SKIP);

        expect(winners).toHaveLength(sketch.projects.length);
      }),
    );
  });
});
