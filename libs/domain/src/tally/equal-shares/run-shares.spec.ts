import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare, fraction } from '../../../../../test/support/fraction.js';
import { naiveShares } from '../../../../../test/support/naive-equal-shares.js';
import {
  CASES,
  nearlyTiedElection,
  smallElection,
} from '../../../../../test/support/small-elections.js';
import type { TallyElection } from '../tally-election.js';
import { DEFAULT_TIES } from '../tally-rule.js';
import { exactBudget } from './exact-prices.js';
import { runShares } from './run-shares.js';
import type { EarlierRun } from './shares-run.js';
import type { ShareUtility } from './proportional-rules.js';
import { sharesProblem } from './shares-problem.js';
import { openState } from './shares-state.js';

const utility = fc.constantFrom<ShareUtility>('cost', 'cardinality');

/** The budgets of all ballots, as multiset of fractions in text, from classes and weights. */
function budgetsOf(election: TallyElection, kind: ShareUtility, endowment: [bigint, bigint]) {
  const state = openState(sharesProblem(election, { utility: kind, ties: DEFAULT_TIES }));
  const run = runShares(state, { numerator: endowment[0], denominator: endowment[1] });
  const budgets = Array.from(state.problem.merged.weights, (weight, one) => {
    const { numerator, denominator } = exactBudget(state, one);
    const { top, bottom } = fraction(numerator, denominator);
    return Array.from({ length: weight }, () => `${top}/${bottom}`);
  }).flat();
  return { run, budgets: budgets.sort() };
}

describe('runShares', () => {
  it('equals exact rational arithmetic: winners in order, ties, and what everybody has left', () => {
    let ties = 0;
    fc.assert(
      fc.property(
        smallElection(),
        utility,
        fc.integer({ min: 1, max: 30 }),
        (election, kind, bottom) => {
          const endowment: [bigint, bigint] = [election.budget, BigInt(bottom)];

          const { run, budgets } = budgetsOf(election, kind, endowment);

          const naive = naiveShares(
            election,
            { utility: kind, ties: DEFAULT_TIES },
            fraction(...endowment),
          );
          ties += naive.tieCount;
          expect(run.steps.map(({ project }) => project)).toEqual(naive.winners);
          expect(run.spent).toBe(naive.spent);
          expect(run.ties).toHaveLength(naive.tieCount);
          expect(budgets).toEqual(
            naive.budgets.map(({ top, bottom: by }) => `${top}/${by}`).sort(),
          );
        },
      ),
      { numRuns: CASES },
    );
    expect(ties).toBeGreaterThan(CASES / 100);
  });

  it('proves an order of purchases for a stretch of endowments only when all of them have it', () => {
    let proven = 0;
    const widths = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(smallElection(), utility, widths, (election, kind, stretches) => {
        const state = openState(sharesProblem(election, { utility: kind, ties: DEFAULT_TIES }));
        const at = (cents: number): { numerator: bigint; denominator: bigint } => ({
          numerator: election.budget + BigInt(cents),
          denominator: 7n,
        });
        const orderAt = (cents: number) =>
          runShares(state, at(cents)).steps.map(({ project }) => project);
        let earlier: EarlierRun | null = null;
        let start = 0;

        for (const width of stretches) {
          const run = runShares(state, at(start), { width: width / 7, least: 1 / 14, earlier });

          const order = run.steps.map(({ project }) => project);
          const reached = Math.min(width, Math.floor(run.width * 7));
          for (let cents = 0; cents <= reached; cents += 1) {
            expect(orderAt(start + cents)).toEqual(order);
          }
          proven += reached;
          start += reached + 1;
          earlier = { run, shift: ((reached + 1) / 7) * (1 + 2 ** -40) };
        }
      }),
      { numRuns: CASES },
    );
    expect(proven).toBeGreaterThan(CASES);
  });
});

describe('exact fallback', () => {
  it('tells apart what floats cannot', () => {
    const bottom = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(nearlyTiedElection(), utility, bottom, (election, kind, voters) => {
        const endowment: [bigint, bigint] = [election.budget, BigInt(voters)];

        const { run, budgets } = budgetsOf(election, kind, endowment);

        const naive = naiveShares(
          election,
          { utility: kind, ties: DEFAULT_TIES },
          fraction(...endowment),
        );
        expect(run.steps.map(({ project }) => project)).toEqual(naive.winners);
        expect(run.ties).toHaveLength(naive.tieCount);
        expect(budgets).toEqual(naive.budgets.map(({ top, bottom: by }) => `${top}/${by}`).sort());
      }),
      { numRuns: CASES },
    );
  });

  it('funds a project that costs exactly what its supporters hold, to the last fraction', () => {
    // Three voters share 10: 10/3 each; in floats three thirds of 10 need not make 10.
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        (n, cost) => {
          const election = allApprove(n, [cost]);

          const { run } = budgetsOf(election, 'cost', [cost, BigInt(n)]);

          expect(run.steps).toHaveLength(1);
        },
      ),
      { numRuns: CASES },
    );
  });

  it('does not fund a project that costs a cent more than its supporters hold', () => {
    const run = budgetsOf(allApprove(7, [10n ** 15n + 1n]), 'cost', [10n ** 15n, 7n]).run;

    expect(run.steps).toEqual([]);
  });

  it('counts with costs that no float can hold', () => {
    const cost = 2n ** 60n + 1n;

    expect(budgetsOf(allApprove(3, [cost]), 'cost', [cost, 3n]).run.steps).toHaveLength(1);
    expect(budgetsOf(allApprove(3, [cost]), 'cost', [cost - 1n, 3n]).run.steps).toEqual([]);
  });

  it('sees the difference between votes where an absolute tolerance would not', () => {
    const votes = 100_000;
    const election: TallyElection = {
      ...allApprove(2 * votes + 1, [100n, 100n]),
      ballots: {
        size: 2 * votes + 1,
        starts: Uint32Array.from({ length: 2 * votes + 2 }, (_, index) => index),
        choices: Uint32Array.from({ length: 2 * votes + 1 }, (_, index) => index % 2),
        points: null,
      },
    };
    const ties = ['id', 'cost', 'votes'] as const;
    const reversed = { ...election, projects: election.projects.toReversed() };

    const [first, second] = [election, reversed].map((input) => {
      const state = openState(sharesProblem(input, { utility: 'cost', ties }));
      const [step] = runShares(state, { numerator: 100n, denominator: 1n }).steps;
      return input.projects[step!.project]!.id;
    });

    // 100,001 votes before 100,000, whatever the ids say.
    expect([first, second]).toEqual(['p0', 'p1']);
    expect(compare(fraction(1n, 100_001n), fraction(1n, 100_000n))).toBe(-1);
  });
});

function allApprove(n: number, costs: readonly bigint[]): TallyElection {
  const m = costs.length;
  return {
    budget: costs.reduce((total, cost) => total + cost, 0n) as TallyElection['budget'],
    projects: costs.map((cost, index) => ({
      id: `p${index}`,
      cost: cost as TallyElection['budget'],
      listPosition: index + 1,
    })),
    form: { type: 'approval' },
    ballots: {
      size: n,
      starts: Uint32Array.from({ length: n + 1 }, (_, index) => index * m),
      choices: Uint32Array.from({ length: n * m }, (_, index) => index % m),
      points: null,
    },
  };
}
