import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  counted,
  GREEDY,
  NO_SKIP,
  tallyElection,
  type TallySketch,
} from '../../../../test/support/tally.factory.js';
import { CASES, smallElection } from '../../../../test/support/small-elections.js';
import { cents } from '../money/cents.js';
import { countTally } from './count-tally.js';
import type { TallyElection, TallyLimit } from './tally-election.js';
import { DEFAULT_TIES, TALLY_RULES, type TallyRule, type TallyRuleName } from './tally-rule.js';

const SKETCH: TallySketch = {
  budget: 100n,
  projects: [
    ['a', 40n],
    ['b', 30n],
    ['c', 30n],
    ['d', 20n],
  ],
  ballots: ['abcd', 'abc', 'ab', 'a', 'cd'].map((ballot) => ballot.split('')),
};

const limited = (...limits: TallyLimit[]): TallyElection => ({ ...tallyElection(SKETCH), limits });
const group = (members: readonly number[], set: Partial<TallyLimit>): TallyLimit => ({
  name: `group ${members.join('+')}`,
  members,
  costMax: null,
  countMax: null,
  ...set,
});
const ruleOf = (rule: TallyRuleName): TallyRule => ({
  rule,
  threshold: rule === 'greedy-threshold@1' ? 1 : null,
  ties: DEFAULT_TIES,
});

describe('a limit on a group of projects', () => {
  it('passes by what would cost the group more than its part, and funds what is cheaper', () => {
    const result = counted(limited(group([0, 1, 2], { costMax: cents(70n) })), GREEDY);

    expect(result.winners).toEqual(['a', 'b', 'd']);
    expect(result.outcomes.find(({ id }) => id === 'c')?.fate).toBe('limit-reached');
  });

  it('lets one of projects that exclude each other be funded', () => {
    const result = counted(limited(group([0, 1], { countMax: 1 })), GREEDY);

    expect(result.winners).toEqual(['a', 'c', 'd']);
  });

  it('does not stop a count that stops at the first project that does not fit', () => {
    const result = counted(limited(group([0, 1], { countMax: 1 })), NO_SKIP);

    expect(result.winners).toEqual(['a', 'c', 'd']);
  });

  it('shuts out from the start what alone costs more than its group may', () => {
    const result = counted(limited(group([0], { costMax: cents(39n) })), GREEDY);

    expect(result.winners).toEqual(['b', 'c', 'd']);
  });

  it('leaves the rest of the money to the others by score, limits aside, where the rule says so', () => {
    const election = limited(group([0, 1], { countMax: 1 }));

    const result = counted(election, { ...GREEDY, leftoverByScore: true });

    expect(result.winners).toEqual(['a', 'c', 'd']);
    expect(
      counted({ ...election, budget: cents(120n) }, { ...GREEDY, leftoverByScore: true }).winners,
    ).toEqual(['a', 'c', 'd', 'b']);
  });

  it('does not hold for what is left over, not even for a project that it barred from the start', () => {
    const barred = limited(group([1, 2], { costMax: cents(10n) }));

    const result = counted(barred, { ...GREEDY, leftoverByScore: true });

    expect(counted(barred, GREEDY).winners).toEqual(['a', 'd']);
    expect(result.winners).toEqual(['a', 'd', 'b']);
    expect(result.ties).toEqual([{ step: 3, candidates: ['b', 'c'], score: 3, decidedBy: 'id' }]);
  });

  it('is not taken away by a yardstick that cannot keep it', () => {
    const election = limited(group([0, 1], { countMax: 1 }));

    const answer = countTally(election, { rule: 'max-welfare-cost@1', ties: DEFAULT_TIES });

    expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'limits-not-kept' } });
  });

  it.each(TALLY_RULES)('is kept by %s, whatever the election', (rule) => {
    const withLimits = smallElection().chain((input) =>
      fc
        .array(
          fc.record({
            members: fc.subarray(input.projects.map((_project, place) => place)),
            costMax: fc.option(fc.bigInt(0n, input.budget).map(cents)),
            countMax: fc.option(fc.nat(2)),
          }),
          { maxLength: 3 },
        )
        .map((limits) => ({
          ...input,
          limits: limits.map((limit, index) => ({ ...limit, name: `group ${index}` })),
        })),
    );

    fc.assert(
      fc.property(withLimits, (input) => {
        const { winners } = counted(input, ruleOf(rule));

        const funded = new Set(winners);
        for (const { members, costMax, countMax } of input.limits) {
          const within = members.flatMap((place) => {
            const project = input.projects[place]!;
            return funded.has(project.id) ? [project.cost] : [];
          });
          expect(within.length).toBeLessThanOrEqual(countMax ?? Infinity);
          const spent = within.reduce((total, cost) => total + cost, 0n);
          expect(costMax === null || spent <= costMax).toBe(true);
        }
      }),
      { numRuns: CASES / 10 },
    );
  });
});
