import { describe, expect, it } from '@jest/globals';
import { cents } from '../../money/cents.js';
import { packBallots } from '../ballot-set.js';
import { counted, GREEDY } from '../../../../../test/support/tally.factory.js';
import type { TallyElection } from '../tally-election.js';
import { DEFAULT_TIES } from '../tally-rule.js';
import { countEqualShares, type SharesSettings } from './count-equal-shares.js';

const SETTINGS: SharesSettings = {
  utility: 'cost',
  completion: 'none',
  start: 'exact',
  unit: cents(1n),
  comparison: 'none',
  ties: DEFAULT_TIES,
};

type Sketch = {
  readonly budget: bigint;
  readonly projects: readonly (readonly [id: string, cost: bigint])[];
  readonly ballots: readonly string[];
};

/** Approval ballots as texts of one-letter ids. */
function election({ budget, projects, ballots }: Sketch): TallyElection {
  const ids = projects.map(([id]) => id);
  return {
    budget: cents(budget),
    projects: projects.map(([id, cost], index) => ({
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

/** Seven of ten voters want a, b and c; three want d. Each group's share pays for its own. */
const TWO_GROUPS = election({
  budget: 100n,
  projects: [
    ['a', 40n],
    ['b', 30n],
    ['c', 30n],
    ['d', 30n],
  ],
  ballots: ['abc', 'abc', 'abc', 'abc', 'abc', 'abc', 'abc', 'd', 'd', 'd'],
});

describe('countEqualShares', () => {
  it('gives a minority what its share of the budget pays for', () => {
    const result = countEqualShares(TWO_GROUPS, SETTINGS);

    expect(result.winners).toEqual(['b', 'c', 'd']);
    expect(result).toMatchObject({ spent: 90n, leftover: 10n, rule: 'equal-shares-cost@1' });
    expect(counted(TWO_GROUPS, GREEDY).winners).toEqual(['b', 'c', 'a']);
  });

  it('tells for each purchase the price, who paid it, and the votes that it stands for', () => {
    const [b, c, d] = countEqualShares(TWO_GROUPS, SETTINGS).trace;

    expect(b).toEqual({
      id: 'b',
      price: { numerator: 30n, denominator: 7n },
      rho: { numerator: 1n, denominator: 7n },
      effectiveVotes: 7,
      fullPayers: 7,
      shortPayers: 0,
    });
    expect(c).toMatchObject({ id: 'c', price: { numerator: 30n, denominator: 7n } });
    expect(d).toMatchObject({ price: { numerator: 10n, denominator: 1n }, fullPayers: 3 });
  });

  it('lets voters who have too little pay all they have', () => {
    const input = election({
      budget: 30n,
      projects: [
        ['a', 12n],
        ['b', 13n],
      ],
      ballots: ['a', 'ab', 'b'],
    });

    // a costs 6 each; then the second voter has 4 for b, the third pays 9.
    const [, b] = countEqualShares(input, SETTINGS).trace;
    expect(b).toMatchObject({ id: 'b', price: { numerator: 9n, denominator: 1n } });
    expect(b).toMatchObject({ fullPayers: 1, shortPayers: 1, effectiveVotes: 13 / 9 });
  });

  it('logs a tie and what decided it', () => {
    const { ties } = countEqualShares(TWO_GROUPS, { ...SETTINGS, ties: ['votes', 'id'] });

    // Everybody pays in full: with cost utilities a, b and c stand equal until one is bought.
    expect(ties[0]).toEqual({ step: 1, candidates: ['a', 'b', 'c'], score: 7, decidedBy: 'id' });
  });

  it('funds what costs nothing before all else, if somebody wants it', () => {
    const input = election({
      budget: 10n,
      projects: [
        ['a', 10n],
        ['f', 0n],
        ['z', 0n],
      ],
      ballots: ['a', 'af'],
    });

    expect(countEqualShares(input, SETTINGS).winners).toEqual(['f', 'a']);
    expect(countEqualShares(input, { ...SETTINGS, completion: 'add1' }).winners).toEqual([
      'f',
      'a',
    ]);
  });

  it('counts empty ballots as voters', () => {
    const projects = [['a', 10n]] as const;

    const full = election({ budget: 10n, projects, ballots: ['a', 'a'] });
    const half = election({ budget: 10n, projects, ballots: ['a', ''] });

    expect(countEqualShares(full, SETTINGS).winners).toEqual(['a']);
    expect(countEqualShares(half, SETTINGS).winners).toEqual([]);
  });

  it('counts an election without ballots, and one without projects', () => {
    const noBallots = election({ budget: 10n, projects: [['a', 10n]], ballots: [] });
    const noProjects = election({ budget: 10n, projects: [], ballots: [''] });

    for (const completion of ['none', 'add1', 'add1-exhaustive'] as const) {
      expect(countEqualShares(noBallots, { ...SETTINGS, completion }).winners).toEqual([]);
      expect(countEqualShares(noProjects, { ...SETTINGS, completion }).winners).toEqual([]);
    }
  });

  it('starts with whole units when asked to', () => {
    const input = election({ budget: 11n, projects: [['a', 11n]], ballots: ['a', 'a'] });

    expect(countEqualShares(input, SETTINGS).winners).toEqual(['a']);
    const floor = countEqualShares(input, { ...SETTINGS, start: 'floor', completion: 'add1' });
    expect(floor).toMatchObject({ winners: ['a'], increments: 1n });
  });

  it('refuses a unit of nothing and a negative cost', () => {
    const input = election({ budget: 11n, projects: [['a', -1n]], ballots: ['a'] });

    expect(() => countEqualShares(TWO_GROUPS, { ...SETTINGS, unit: cents(0n) })).toThrow(
      RangeError,
    );
    expect(() => countEqualShares(input, SETTINGS)).toThrow(RangeError);
  });
});

describe('Add1', () => {
  const LATE = election({
    budget: 100n,
    projects: [
      ['a', 50n],
      ['b', 40n],
      ['c', 99_999_999_900n],
    ],
    ballots: ['a', 'a', 'b', 'bc'],
  });

  it('stops at the outcome before the one that would cost more than the budget', () => {
    const result = countEqualShares(LATE, { ...SETTINGS, completion: 'add1' });

    expect(result.winners).toEqual(['b', 'a']);
    // The voter who wants c can pay it, next to 20 for b, from this endowment on.
    expect(result.increments).toBe(99_999_999_900n + 20n - 25n - 1n);
    expect(result.runCount).toBeLessThan(400);
  });

  it('stops earlier, when nothing fits any more, in the exhaustive variant', () => {
    const result = countEqualShares(LATE, { ...SETTINGS, completion: 'add1-exhaustive' });

    expect(result).toMatchObject({ winners: ['b', 'a'], increments: 0n });
  });
});

describe('completion and comparison', () => {
  it('spend what is left on the most votes that fit', () => {
    const input = election({
      budget: 100n,
      projects: [
        ['a', 90n],
        ['b', 60n],
        ['c', 30n],
        ['d', 10n],
        ['e', 5n],
      ],
      ballots: ['a', 'ab', 'ab', 'bc', 'c', 'd', 'd', 'd'],
    });

    const none = countEqualShares(input, SETTINGS);
    const completed = countEqualShares(input, { ...SETTINGS, completion: 'utilitarian' });

    expect(none.winners).toEqual(['d']);
    // a and b have three votes; the cheaper goes first, and a does not fit after it.
    expect(completed.winners).toEqual(['d', 'b', 'c']);
    expect(completed.completed).toEqual(['b', 'c']);
    expect(completed.leftover).toBe(0n);
  });

  it('switch to the greedy outcome only when strictly more voters prefer it', () => {
    const projects = [
      ['a', 60n],
      ['b', 45n],
      ['c', 10n],
    ] as const;
    const few = election({ budget: 60n, projects, ballots: ['a', 'a', 'a', 'c', 'c'] });
    const even = election({ budget: 60n, projects, ballots: ['a', 'a', 'c', 'c'] });
    const compared = { ...SETTINGS, comparison: 'greedy' } as const;

    const switched = countEqualShares(few, compared);
    const kept = countEqualShares(even, compared);

    // Voters who get nothing from one of the two outcomes count.
    expect(switched.winners).toEqual(['a']);
    expect(switched.comparison).toEqual({ prefersShares: 2, prefersGreedy: 3, chosen: 'greedy' });
    expect(kept.winners).toEqual(['c']);
    expect(kept.comparison?.chosen).toBe('shares');
  });
});
