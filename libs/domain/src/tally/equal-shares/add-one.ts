import type { Rational } from '../arithmetic/rational.js';
import type { SharesProblem } from './shares-problem.js';
import { runShares, type SharesRun } from './run-shares.js';
import type { SharesState } from './shares-state.js';

/** Endowments per voter: the first, and by how much each next one is larger. */
export type EndowmentScale = { readonly first: Rational; readonly unit: bigint };

/** When Add1 stops. */
export type AddOnePlan = EndowmentScale & {
  readonly budget: bigint;
  /** Stop as well when no project with support fits in what is left. */
  readonly isExhaustive: boolean;
};

export type AddOneResult = {
  readonly run: SharesRun;
  /** How many units every voter got on top. */
  readonly increments: bigint;
  /** How many endowments were counted to find it. */
  readonly runCount: number;
};

/** The endowment per voter after so many increments. */
export function endowmentAt({ first, unit }: EndowmentScale, increments: bigint): Rational {
  const { numerator, denominator } = first;
  return { numerator: numerator + increments * unit * denominator, denominator };
}

/**
 * Raises the endowment unit by unit until the outcome is final (see `SharesCompletion`).
 *
 * The result is that of counting at every single unit. Whole stretches are passed over where the guard
 * proves that every endowment in them has the outcome of the one before, see `Guard`; their
 * length follows from how close the last proof was. There is no bisection: a larger endowment may buy less.
 */
export function addOne(state: SharesState, plan: AddOnePlan): AddOneResult {
  const { problem } = state;
  let run = plainRun(state, plan.first);
  let increments = 0n;
  let runCount = 1;
  let width = 1n;
  while (!isFinal(problem, plan, run)) {
    const next = runShares(state, endowmentAt(plan, increments + width), {
      run,
      isStrict: width > 1n,
    });
    runCount += 1;
    if (next === null) {
      width = width > 4n ? width / 4n : 1n;
      continue;
    }
    if (next.spent > plan.budget) break;
    run = next;
    increments += width;
    width = next.isProven ? widthAfter(width, next.reach) : 1n;
  }
  return { run, increments, runCount };
}

const WIDENING_MAX = 8;
const REACH_SIXTEENTHS = 14;

/** The number of units to pass over next: nearly as far as the proof can be expected to reach. */
function widthAfter(width: bigint, reach: number): bigint {
  const sixteenths = reach < WIDENING_MAX ? reach * REACH_SIXTEENTHS : WIDENING_MAX * 16;
  const next = (width * BigInt(sixteenths - (sixteenths % 1))) / 16n;
  return next > 1n ? next : 1n;
}

/** A count at one endowment, without a guard. */
export function plainRun(state: SharesState, endowment: Rational): SharesRun {
  const run = runShares(state, endowment);
  if (run === null) throw new Error('A count without a guard is never broken off.');
  return run;
}

function isFinal(problem: SharesProblem, plan: AddOnePlan, run: SharesRun): boolean {
  if (run.steps.length === problem.priced.length) return true;
  if (!plan.isExhaustive) return false;
  const funded = new Set(run.steps.map(({ project }) => project));
  const left = plan.budget - run.spent;
  return problem.priced.every(
    (project) => funded.has(project) || (problem.candidates[project]?.cost ?? 0n) > left,
  );
}
