import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { subsetsOf } from '../../../../../test/support/naive-phragmen.js';
import { counted, GREEDY } from '../../../../../test/support/tally.factory.js';
import { CASES, shuffled, smallElection } from '../../../../../test/support/small-elections.js';
import { scoreProjects } from '../score-projects.js';
import type { TallyElection } from '../tally-election.js';
import { DEFAULT_TIES } from '../tally-rule.js';
import { candidatesOf, compareTied } from '../tie-order.js';
import { maxWelfare } from './max-welfare.js';

const utility = fc.constantFrom('cost', 'cardinality');

const costOf = ({ projects }: TallyElection, set: readonly number[]): bigint =>
  set.reduce((total, place) => total + projects[place]!.cost, 0n);

function welfareOf(input: TallyElection, set: readonly number[], kind: string): bigint {
  const scores = scoreProjects(input);
  return set.reduce((total, place) => {
    const score = BigInt(scores[place]!);
    return total + (kind === 'cost' ? score * input.projects[place]!.cost : score);
  }, 0n);
}

describe('maxWelfare', () => {
  it('is what the best of all sets within the budget is worth, with a set that is worth it', () => {
    fc.assert(
      fc.property(smallElection(), utility, (input, kind) => {
        const result = maxWelfare(input, kind);

        const all = subsetsOf(input.projects.map((_project, place) => place))
          .filter((set) => costOf(input, set) <= input.budget)
          .map((set) => welfareOf(input, set, kind));
        if (result.kind !== 'solved') throw new Error('A small election was too hard.');
        const set = result.winners.map((id) => input.projects.findIndex((one) => one.id === id));
        expect(result.welfare).toBe(all.reduce((most, one) => (one > most ? one : most)));
        expect(welfareOf(input, set, kind)).toBe(result.welfare);
        expect(costOf(input, set)).toBe(result.spent);
        expect(result.spent <= input.budget).toBe(true);
      }),
      { numRuns: CASES },
    );
  });

  it('does not depend on the order of projects and ballots', () => {
    fc.assert(
      fc.property(smallElection(), utility, fc.nat(), (input, kind, seed) => {
        expect(maxWelfare(shuffled(input, seed), kind)).toEqual(maxWelfare(input, kind));
      }),
      { numRuns: CASES },
    );
  });
});

const PER_COST = { ...GREEDY, rule: 'greedy-per-cost@1' } as const;

describe('greedy-per-cost@1', () => {
  it('takes most votes per euro first, passing by what does not fit', () => {
    fc.assert(
      fc.property(smallElection(), fc.nat(), (input, seed) => {
        const result = counted(input, PER_COST);

        const scores = scoreProjects(input);
        const candidates = candidatesOf(input, scores)
          .filter(({ score }) => score >= 0)
          // Costs and scores are small here, so that floats compare these ratios rightly.
          .sort(
            (one, other) =>
              other.score / Number(other.cost) - one.score / Number(one.cost) ||
              compareTied(DEFAULT_TIES, one, other),
          );
        let left: bigint = input.budget;
        const expected = candidates.filter(({ cost }) => {
          if (cost > left) return false;
          left -= cost;
          return true;
        });
        expect(result.winners).toEqual(expected.map(({ id }) => id));
        expect(result.leftover).toBe(left);
        expect(counted(shuffled(input, seed), PER_COST)).toEqual(result);
      }),
      { numRuns: CASES },
    );
  });
});
