import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CASES } from '../../../../../test/support/small-elections.js';
import { cents } from '../../money/cents.js';
import { parsePabulib } from '../../pabulib/parse-pabulib.js';
import { rational } from '../arithmetic/rational.js';
import { packBallots } from '../ballot-set.js';
import type { TallyElection } from '../tally-election.js';
import { tallyElectionOfPabulib } from '../tally-election-of-pabulib.js';
import { DEFAULT_TIES } from '../tally-rule.js';
import { addOne, type AddOnePlan, endowmentAt, plainRun } from './add-one.js';
import type { ShareUtility } from './proportional-rules.js';
import type { SharesRun } from './shares-run.js';
import { sharesProblem } from './shares-problem.js';
import { openState, type SharesState } from './shares-state.js';

// The elections are not part of the project: where they are not at hand, nothing is compared.
const CORPUS = fileURLToPath(
  new URL('../../../../../../shared/pabulib/elections/', import.meta.url),
);

type Outcome = { readonly run: SharesRun; readonly increments: bigint };

/** Add1 by counting at every single unit. */
function everyUnit(state: SharesState, plan: AddOnePlan): Outcome {
  const { priced, candidates } = state.problem;
  let outcome: Outcome | null = null;
  for (let increments = 0n; ; increments += 1n) {
    const run = plainRun(state, endowmentAt(plan, increments));
    if (run.spent > plan.budget && outcome !== null) return outcome;
    outcome = { run, increments };
    const funded = run.steps.map(({ project }) => project);
    const open = priced.filter((project) => !funded.includes(project));
    const left = plan.budget - run.spent;
    const isFull = open.every((project) => candidates[project]!.cost > left);
    if (run.spent > plan.budget || open.length === 0) return outcome;
    if (plan.isExhaustive && isFull) return outcome;
  }
}

function planOf({ budget, ballots }: TallyElection, rest: Partial<AddOnePlan>): AddOnePlan {
  const first = rational(budget, BigInt(ballots.size));
  return { first, unit: 100n, budget, isExhaustive: false, ...rest };
}

function summary({ run, increments }: Outcome) {
  const { endowment, steps, spent, ties } = run;
  return { increments, endowment, spent, ties, order: steps.map(({ project }) => project) };
}

/** Numbers from 0 up to, but not including, `below`: the same ones for the same seed. */
function numbersFrom(seed: number): (below: number) => number {
  let last = seed;
  return (below) => {
    last = (last * 48_271 + 11) % 2_147_483_647;
    return Math.floor((last / 2_147_483_647) * below);
  };
}

type Kind = { readonly hasPoints: boolean; readonly noise: number; readonly scale: number };

/**
 * Ballots drawn from few patterns with changes, and few costs that differ by at most `noise` cents: many
 * supporters in common, many that run out of money, many near-ties.
 */
function closeElection(seed: number, { hasPoints, noise, scale }: Kind): TallyElection {
  const next = numbersFrom(seed + 1);
  const projectCount = 4 + next(8);
  const projects = Array.from({ length: projectCount }, (_, index) => ({
    id: `p${index}`,
    cost: cents(BigInt((next(3) + 1) * scale + next(noise + 1))),
    listPosition: index + 1,
  }));
  const patterns = Array.from({ length: 2 + next(4) }, () => projects.map(() => next(2) === 0));
  const ballots = Array.from({ length: 5 + next(40) }, () => {
    const pattern = patterns[next(patterns.length)]!;
    const choices = projects.flatMap((_, place) => (pattern[place] === next(6) > 0 ? [place] : []));
    return { choices, points: hasPoints ? choices.map(() => 1 + next(4)) : null };
  });
  const total = projects.reduce((sum, { cost }) => sum + cost, 0n);
  return {
    budget: cents((total * BigInt(20 + next(50))) / 100n),
    projects,
    form: hasPoints ? { type: 'cumulative', pointDecimals: 0 } : { type: 'approval' },
    ballots: packBallots(ballots, projectCount, hasPoints),
  };
}

const anyKind: fc.Arbitrary<Kind> = fc.record({
  hasPoints: fc.boolean(),
  noise: fc.constantFrom(0, 1, 2, 40),
  scale: fc.constantFrom(60, 1_000, 7_000),
});

describe('addOne', () => {
  it('equals counting at every unit, on elections full of near-ties', () => {
    let [increments, runs, flips] = [0, 0, 0];
    const anyUtility = fc.constantFrom<ShareUtility>('cost', 'cardinality');
    const anyUnit = fc.constantFrom(1n, 1n, 3n);
    const anyPlan = fc.record({ unit: anyUnit, isExhaustive: fc.boolean() });
    const cases = [fc.nat(), anyKind, anyUtility, anyPlan] as const;
    fc.assert(
      fc.property(...cases, (seed, kind, utility, terms) => {
        const election = closeElection(seed, kind);
        const state = openState(sharesProblem(election, { utility, ties: DEFAULT_TIES }));
        const plan = planOf(election, terms);

        const result = addOne(state, plan);

        const expected = everyUnit(state, plan);
        expect(summary(result)).toEqual(summary(expected));
        increments += Number(result.increments) + 1;
        runs += result.runCount;
        if (result.runCount > 3) flips += 1;
      }),
      { numRuns: CASES },
    );
    expect(runs).toBeLessThan(increments / 2);
    expect(flips).toBeGreaterThan(CASES / 4);
  });

  it.each([
    'Poland_Wieliczka_2023_Green_Budget',
    'Netherlands_Assen_2024',
    'Netherlands_Amsterdam_621',
    'Poland_Warszawa_2026_Tarchomin',
  ])('equals counting at every unit, on %s', (name) => {
    const file = join(CORPUS, `${name}.pb`);
    if (!existsSync(file)) return;
    const reading = parsePabulib(readFileSync(file, 'utf8'));
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults.slice(0, 5)));
    const election = tallyElectionOfPabulib(reading.election);

    for (const utility of ['cost', 'cardinality'] as const) {
      const state = openState(sharesProblem(election, { utility, ties: DEFAULT_TIES }));
      const plan = planOf(election, {});

      expect(summary(addOne(state, plan))).toEqual(summary(everyUnit(state, plan)));
    }
  });

  it('tells before each count how far it is', () => {
    const election = closeElection(5, { hasPoints: false, noise: 2, scale: 1_000 });
    const state = openState(sharesProblem(election, { utility: 'cost', ties: DEFAULT_TIES }));
    const calls: [bigint, number][] = [];
    const onProgress = (increments: bigint, runCount: number) => {
      calls.push([increments, runCount]);
    };

    const { increments, runCount } = addOne(state, planOf(election, { unit: 1n, onProgress }));

    expect(calls.map(([, counted]) => counted)).toEqual(calls.map((_, index) => index));
    expect(calls).toHaveLength(runCount);
    expect(calls.at(-1)).toEqual([increments, runCount - 1]);
  });

  it('is ended by what its caller throws, and the state can be used again', () => {
    const election = closeElection(5, { hasPoints: false, noise: 2, scale: 1_000 });
    const state = openState(sharesProblem(election, { utility: 'cost', ties: DEFAULT_TIES }));
    const onProgress = (_: bigint, runCount: number) => {
      if (runCount === 2) throw new Error('Cancelled.');
    };

    expect(() => addOne(state, planOf(election, { unit: 1n, onProgress }))).toThrow('Cancelled.');

    const plan = planOf(election, { unit: 1n });
    expect(summary(addOne(state, plan))).toEqual(summary(everyUnit(state, plan)));
  });
});
