import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { naiveAddOne } from '../../../../../test/support/naive-add-one.js';
import {
  CASES,
  pointTable,
  shuffled,
  smallElection,
} from '../../../../../test/support/small-elections.js';
import { cents } from '../../money/cents.js';
import type { TallyElection } from '../tally-election.js';
import { DEFAULT_TIES } from '../tally-rule.js';
import { countEqualShares, type SharesSettings } from './count-equal-shares.js';
import {
  COMPLETIONS,
  EQUAL_SHARES_NAMES,
  equalSharesName,
  equalSharesVariant,
} from './proportional-rules.js';

const anySettings: fc.Arbitrary<SharesSettings> = fc.record({
  utility: fc.constantFrom('cost', 'cardinality'),
  completion: fc.constantFrom(...COMPLETIONS),
  start: fc.constantFrom('exact', 'floor'),
  unit: fc.constantFrom(cents(1n), cents(1n), cents(3n)),
  comparison: fc.constantFrom('none', 'greedy'),
  ties: fc.constantFrom(DEFAULT_TIES, ['votes', 'id'] as const, ['id'] as const),
});

describe('Add1', () => {
  it('equals counting at every unit with exact rational arithmetic', () => {
    fc.assert(
      fc.property(smallElection(40), anySettings, (input, settings) => {
        const isExhaustive = settings.completion.startsWith('add1-exhaustive');
        const completion = isExhaustive ? 'add1-exhaustive' : 'add1';
        const plain = { ...settings, completion, comparison: 'none' } as const;

        const result = countEqualShares(input, plain);

        const naive = naiveAddOne(input, { ...settings, isExhaustive });
        expect(result.winners).toEqual(naive.winners.map((place) => input.projects[place]!.id));
        expect(result.increments).toBe(BigInt(naive.increments));
        expect(result.ties).toHaveLength(naive.tieCount);
      }),
      { numRuns: CASES },
    );
  });
});

describe('every variant', () => {
  it('has one published name', () => {
    const back = EQUAL_SHARES_NAMES.map((name) => equalSharesVariant(name)).map((variant) =>
      variant === null ? null : equalSharesName(variant),
    );

    expect(back).toEqual(EQUAL_SHARES_NAMES);
    expect(new Set(EQUAL_SHARES_NAMES).size).toBe(48);
    expect(equalSharesVariant('greedy@1')).toBeNull();
  });

  it('does not depend on the order of projects and ballots', () => {
    fc.assert(
      fc.property(smallElection(), anySettings, fc.nat(), (input, settings, seed) => {
        const one = countEqualShares(input, settings);
        const other = countEqualShares(shuffled(input, seed), settings);

        expect({ ...other, ballots: null }).toEqual({ ...one, ballots: null });
      }),
      { numRuns: CASES },
    );
  });

  it('spends no more than the budget, on each project once', () => {
    fc.assert(
      fc.property(smallElection(), anySettings, (input, settings) => {
        const { winners, spent, leftover } = countEqualShares(input, settings);

        const costs = winners.map((id) => input.projects.find((one) => one.id === id)!.cost);
        expect(costs.reduce((total, cost) => total + cost, 0n)).toBe(spent);
        expect(spent + leftover).toBe(input.budget);
        expect(leftover >= 0n).toBe(true);
        expect(new Set(winners).size).toBe(winners.length);
      }),
      { numRuns: CASES },
    );
  });

  it('leaves no group short of what EJR+ up to one project promises it', () => {
    const settings = anySettings.map(
      (one) => ({ ...one, start: 'exact', comparison: 'none' }) as const,
    );
    fc.assert(
      fc.property(smallElection(), settings, (input, one) => {
        const { winners } = countEqualShares(input, one);

        expect(ejrViolations(input, winners, one.utility)).toEqual([]);
      }),
      { numRuns: CASES },
    );
  });
});

/** Unfunded projects and groups of their supporters who could ask for more; see EJR+ up to one project. */
function ejrViolations(
  input: TallyElection,
  winners: readonly string[],
  utility: 'cost' | 'cardinality',
): string[] {
  const points = pointTable(input);
  const n = BigInt(input.ballots.size);
  const gain = (row: readonly number[], place: number): bigint =>
    BigInt(row[place]!) * (utility === 'cost' ? input.projects[place]!.cost : 1n);
  const isApproval = points.every((row) => row.every((one) => one <= 1));
  if (!isApproval || n === 0n) return [];
  return input.projects.flatMap(({ id, cost }, place) => {
    if (winners.includes(id) || cost === 0n) return [];
    const utilities = points
      .filter((row) => row[place]! > 0)
      .map((row) =>
        input.projects.reduce(
          (total, project, other) =>
            winners.includes(project.id) ? total + gain(row, other) : total,
          0n,
        ),
      )
      .sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
    const own = utility === 'cost' ? cost : 1n;
    return utilities.flatMap((enjoyed, index) => {
      const size = BigInt(index + 1);
      const share = size * input.budget;
      if (share < cost * n) return [];
      return (enjoyed + own) * n * cost > share * own ? [] : [`${id}: ${size}`];
    });
  });
}
