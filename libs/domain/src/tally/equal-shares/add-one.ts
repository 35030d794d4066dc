import type { Rational } from '../arithmetic/rational.js';
import { SHORTER } from './rho-lines.js';
import { costOf, runShares } from './run-shares.js';
import type { SharesProblem } from './shares-problem.js';
import type { EarlierRun, SharesRun } from './shares-run.js';
import { limitsAtStart, openState, type SharesState } from './shares-state.js';

/** Endowments per voter: the first, and by how much each next one is larger. */
export type EndowmentScale = { readonly first: Rational; readonly unit: bigint };

/** When Add1 stops. */
export type AddOnePlan = EndowmentScale & {
  readonly budget: bigint;
  /** Stop as well when no project with support fits in what is left. */
  readonly isExhaustive: boolean;
  /**
   * Called before each count, with the increments at which it is made and how many counts went before.
   * What it throws ends the work and comes out of `addOne`: so a caller can show progress and cancel.
   */
  readonly onProgress?: (increments: bigint, runCount: number) => void;
};

export type AddOneResult = {
  readonly run: SharesRun;
  /** How many units every voter got on top. */
  readonly increments: bigint;
  /** How many endowments were counted to find it. */
  readonly runCount: number;
  /** The state that holds the run: the one given, or another one of the same problem. */
  readonly state: SharesState;
};

/** The endowment per voter after so many increments. */
export function endowmentAt({ first, unit }: EndowmentScale, increments: bigint): Rational {
  const { numerator, denominator } = first;
  return { numerator: numerator + increments * unit * denominator, denominator };
}

/**
 * Raises the endowment unit by unit until the outcome is final (see `SharesCompletion`).
 *
 * The result is that of counting at every single unit. Each count proves how far beyond its own endowment
 * the purchases and their order stay the same, see `follow`; the units in that stretch have its
 * outcome and are passed over. There is no bisection: a larger endowment may buy less.
 */
export function addOne(state: SharesState, plan: AddOnePlan): AddOneResult {
  let before: PlainRun | null = null;
  for (let count = 0; count < PLAIN_RUNS; count += 1) {
    const increments = BigInt(count);
    plan.onProgress?.(increments, count);
    // The state that holds the count before is kept: that count may be the one that stands.
    const at: SharesState = before?.state === state ? openState(state.problem) : state;
    const run: SharesRun = plainRun(at, endowmentAt(plan, increments));
    const result = { run, state: at, increments, runCount: count + 1 };
    if (run.spent > plan.budget) {
      return before === null
        ? result
        : { ...before, increments: increments - 1n, runCount: count + 1 };
    }
    if (isFinal(state.problem, plan, run)) return result;
    before = { run, state: at };
  }
  return addOneFollowed(state, plan);
}

/** The first counts are not followed: many elections are done after a few, and following costs more. */
const PLAIN_RUNS = 3;

/** A count at one endowment alone, and the state that holds it. */
type PlainRun = { readonly run: SharesRun; readonly state: SharesState };

/** The same from where the plain counts ended. */
function addOneFollowed(state: SharesState, plan: AddOnePlan): AddOneResult {
  const unit = Number(plan.unit);
  let earlier: EarlierRun | null = null;
  let increments = BigInt(PLAIN_RUNS);
  let hope = HOPE_LEAST;
  for (let runCount = PLAIN_RUNS; ; runCount += 1) {
    plan.onProgress?.(increments, runCount);
    const stretch = { width: (hope + 0.5) * unit, least: unit / SHORTER, earlier };
    const run: SharesRun = runShares(state, endowmentAt(plan, increments), stretch);
    if (run.spent > plan.budget) return countedAt(state, plan, increments - 1n, runCount + 1);
    if (isFinal(state.problem, plan, run)) {
      // The ties of repeated steps are not known.
      if (run.repeated > 0) return countedAt(state, plan, increments, runCount + 1);
      return { run, state, increments, runCount: runCount + 1 };
    }
    const proven = wholePart((run.width / unit) * SHORTER);
    hope = HOPE_FACTOR * proven + HOPE_LEAST;
    increments += BigInt(proven) + 1n;
    earlier = { run, shift: ((proven + 1) * unit) / SHORTER };
  }
}

/**
 * Over how many units a count is followed: some times as many as the last one was proven for. More
 * makes the bounds looser, fewer cuts the stretch short; no result depends on it.
 */
const HOPE_FACTOR = 8;
const HOPE_LEAST = 8;

function countedAt(
  state: SharesState,
  plan: AddOnePlan,
  increments: bigint,
  runsBefore: number,
): AddOneResult {
  plan.onProgress?.(increments, runsBefore);
  const run = plainRun(state, endowmentAt(plan, increments));
  return { run, increments, runCount: runsBefore + 1, state };
}

function wholePart(positive: number): number {
  return positive - (positive % 1);
}

/** A count at one endowment. */
export function plainRun(state: SharesState, endowment: Rational): SharesRun {
  return runShares(state, endowment);
}

function isFinal(problem: SharesProblem, plan: AddOnePlan, run: SharesRun): boolean {
  const limits = limitsAtStart(problem);
  const funded = new Set(run.steps.map(({ project }) => project));
  for (const project of funded) limits.fund(project);
  const left = plan.budget - run.spent;
  const isDone = (project: number): boolean =>
    funded.has(project) ||
    limits.isShutOut(project) ||
    (plan.isExhaustive && costOf(problem, project) > left);
  return problem.priced.every(isDone);
}
