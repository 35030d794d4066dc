import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CASES, smallElection } from '../../../../../test/support/small-elections.js';
import {
  approvals,
  counted,
  GREEDY,
  tallyElection,
} from '../../../../../test/support/tally.factory.js';
import { cents } from '../../money/cents.js';
import { equalSharesName } from '../equal-shares/proportional-rules.js';
import { DEFAULT_TIES } from '../tally-rule.js';
import { auditedOutcome, type AuditedOutcome } from './audited-outcome.js';
import { ejrPlusOf, ejrPlusViolations } from './ejr-plus.js';
import { exhaustivenessOf, feasibilityOf } from './feasibility.js';
import { priceSystemOf } from './price-system.js';
import { representationOf } from './representation.js';

/** 100 voters and 1,000 to spend: 10 each; 60 of them want a and b, 40 want c. */
const town = tallyElection({
  budget: 1000n,
  projects: [
    ['a', 500n],
    ['b', 500n],
    ['c', 400n],
  ],
  ballots: [...approvals({ c: 40 }), ...Array.from({ length: 60 }, () => ['a', 'b'])],
});

const shares = (utility: 'cost' | 'cardinality') =>
  ({
    rule: equalSharesName({ utility, completion: 'none', start: 'exact', comparison: 'none' }),
    threshold: null,
    ties: DEFAULT_TIES,
  }) as const;

/** Every unfunded project with the smallest j whose j least served supporters are served too badly. */
function byDefinition(
  { election, isFunded, merged }: AuditedOutcome,
  utility: 'cost' | 'cardinality',
): [string, number][] {
  const { budget, projects, ballots } = election;
  const worth = (place: number): bigint => (utility === 'cost' ? projects[place]!.cost : 1n);
  const choices = Array.from({ length: ballots.size }, (_, ballot) =>
    Array.from(ballots.choices.subarray(ballots.starts[ballot], ballots.starts[ballot + 1])),
  );
  return projects.flatMap(({ id, cost }, place) => {
    if (isFunded[place] === 1) return [];
    const gains = choices
      .filter((named) => named.includes(place))
      .map((named) =>
        named.reduce((sum, other) => sum + (isFunded[other] === 1 ? worth(other) : 0n), 0n),
      )
      .sort((one, other) => Number(one - other));
    const at = gains.findIndex(
      (gain, index) =>
        (gain + worth(place)) * cost * BigInt(merged.voterCount) <=
        BigInt(index + 1) * budget * worth(place),
    );
    return at === -1 ? [] : [[id, at + 1] as [string, number]];
  });
}

describe('EJR+ up to one project', () => {
  it('is violated by an outcome that passes over a group that could pay for its project', () => {
    const violations = ejrPlusOf(auditedOutcome(town, ['a', 'b']));

    const violation = { id: 'c', voters: 40, utility: 0n, barredBy: null };
    expect(violations).toEqual({ applies: true, cost: [violation], cardinality: [violation] });
  });

  it('is kept when the group gets its project', () => {
    expect(ejrPlusViolations(auditedOutcome(town, ['a', 'c']), 'cost')).toEqual([]);
  });

  it('says whether a threshold or a limit kept the project out', () => {
    const limit = { name: 'c', members: [2], costMax: null, countMax: 0 };
    const limited = auditedOutcome({ ...town, limits: [limit] }, ['a', 'b']);

    expect(ejrPlusViolations(limited, 'cost')[0]?.barredBy).toBe('limit');
    expect(ejrPlusViolations(auditedOutcome(town, ['a', 'b'], 50), 'cost')[0]?.barredBy).toBe(
      'threshold',
    );
  });

  it('entitles nobody to a project that costs more than the budget', () => {
    const election = tallyElection({ budget: 10n, projects: [['a', 11n]], ballots: [['a']] });

    expect(ejrPlusViolations(auditedOutcome(election, []), 'cost')).toEqual([]);
    expect(ejrPlusViolations(auditedOutcome(election, []), 'cardinality')).toEqual([]);
  });

  it('counts a free project that is left out against the number of projects, not against cost', () => {
    const election = tallyElection({ budget: 10n, projects: [['a', 0n]], ballots: [['a'], []] });

    expect(ejrPlusViolations(auditedOutcome(election, []), 'cost')).toEqual([]);
    expect(ejrPlusViolations(auditedOutcome(election, []), 'cardinality')).toHaveLength(1);
  });

  it('is exact where amounts are larger than a float can hold', () => {
    const scale = 10n ** 18n;
    const huge = {
      ...town,
      budget: cents(town.budget * scale - 1n),
      projects: town.projects.map((one) => ({ ...one, cost: cents(one.cost * scale) })),
    };

    // One cent of the budget is missing: 40 voters cannot quite pay for c any more.
    expect(ejrPlusViolations(auditedOutcome(huge, ['a', 'b']), 'cost')).toEqual([]);
  });

  it('is what its definition says, whatever the outcome', () => {
    fc.assert(
      fc.property(smallElection(), fc.nat(127), (election, bits) => {
        const ids = election.projects.map(({ id }) => id).filter((_id, at) => (bits >> at) & 1);
        const outcome = auditedOutcome({ ...election, form: { type: 'approval' } }, ids);

        for (const utility of ['cost', 'cardinality'] as const) {
          const ours = ejrPlusViolations(outcome, utility);
          expect(ours.map(({ id, voters }) => [id, voters])).toEqual(
            byDefinition(outcome, utility).toSorted(),
          );
        }
      }),
      { numRuns: CASES },
    );
  });

  it('does not apply to ballots with points', () => {
    const form = { type: 'cumulative', pointDecimals: 0 } as const;

    expect(ejrPlusOf(auditedOutcome({ ...town, form }, []))).toEqual({
      applies: false,
      reason: 'ballots-with-points',
    });
  });

  it.each(['cost', 'cardinality'] as const)('always holds for Equal Shares by %s', (utility) => {
    fc.assert(
      fc.property(smallElection(), (election) => {
        const { winners } = counted(election, shares(utility));
        const violations = ejrPlusOf(auditedOutcome(election, winners));

        expect(violations.applies ? violations[utility] : []).toEqual([]);
      }),
      { numRuns: CASES },
    );
  });
});

describe('the price system of Equal Shares', () => {
  it('leaves the supporters of every loser less than its cost', () => {
    const result = counted(town, shares('cost'));

    const system = priceSystemOf(auditedOutcome(town, result.winners), result);

    expect(result.winners).toEqual(['a', 'c']);
    expect(system).toMatchObject({
      kind: 'equal-shares',
      purchases: [{ id: 'a' }, { id: 'c' }],
      notBought: [{ id: 'b', leftCents: 100n }],
    });
  });

  it('is none for a rule without prices', () => {
    const result = counted(town, GREEDY);

    expect(priceSystemOf(auditedOutcome(town, result.winners), result)).toEqual({
      kind: 'none',
      reason: 'rule-without-prices',
    });
  });
});

describe('feasibility', () => {
  it('is broken by a cent too much, unless a reserve pays up to a fifth of the last project', () => {
    const over = auditedOutcome({ ...town, budget: cents(900n) }, ['a', 'b']);

    expect(feasibilityOf(over)).toMatchObject({ isFeasible: false, overspentCents: 100n });
    expect(feasibilityOf(over, ['reserve-80'])).toMatchObject({
      isFeasible: true,
      exceptions: ['reserve-80'],
    });
    const more = auditedOutcome({ ...town, budget: cents(899n) }, ['a', 'b']);
    expect(feasibilityOf(more, ['reserve-80']).isFeasible).toBe(false);
  });

  it('is broken by a limit that is passed and by a winner below the threshold', () => {
    const limit = { name: 'Groen', members: [0, 1], costMax: cents(999n), countMax: null };
    const passed = feasibilityOf(auditedOutcome({ ...town, limits: [limit] }, ['a', 'b']));

    expect(passed.limits).toEqual([{ name: 'Groen', spentCents: 1000n, count: 2, isKept: false }]);
    expect(passed.isFeasible).toBe(false);
    expect(feasibilityOf(auditedOutcome(town, ['c'], 41)).belowThreshold).toEqual(['c']);
  });

  it('refuses a winner that is unknown or named twice', () => {
    expect(() => auditedOutcome(town, ['x'])).toThrow(RangeError);
    expect(() => auditedOutcome(town, ['a', 'a'])).toThrow(RangeError);
  });
});

describe('exhaustiveness', () => {
  it('lists what would still fit, apart from what nobody supports', () => {
    const election = tallyElection({
      budget: 10n,
      projects: [
        ['a', 5n],
        ['b', 5n],
        ['c', 6n],
        ['d', 1n],
      ],
      ballots: [['a', 'b', 'c']],
    });

    expect(exhaustivenessOf(auditedOutcome(election, ['a']))).toEqual({
      isExhaustive: false,
      fits: ['b'],
      fitsWithoutSupport: ['d'],
    });
  });
});

describe('representation', () => {
  it('counts who has a funded choice, how evenly, and what groups got', () => {
    const groupsOf = [['Groen'], ['Groen', 'Spel'], ['Spel']];
    const outcome = auditedOutcome(town, ['a', 'b']);

    expect(representationOf(outcome, [{ name: 'theme', groupsOf }])).toEqual({
      ballotsWithChoices: 100,
      votersWithFundedChoice: 60,
      fundedChoicesHistogram: [40, 0, 60],
      gini: '2/5',
      groups: [
        { grouping: 'theme', name: 'Groen', members: ['a', 'b'], votes: 120, spentCents: 1000n },
        { grouping: 'theme', name: 'Spel', members: ['b', 'c'], votes: 100, spentCents: 500n },
      ],
    });
  });
});
