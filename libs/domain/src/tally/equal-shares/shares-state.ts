import { type Rational, toFloat } from '../arithmetic/rational.js';
import { roundedDown, UNIT } from '../arithmetic/rounding.js';
import type { SharesProblem } from './shares-problem.js';

/**
 * One project bought: each supporter pays the price times its points, or all it has.
 *
 * What it takes to know the price exactly, as a fraction, but not yet the fraction: see `exactPrices`.
 */
export type Purchase = {
  readonly project: number;
  /** The points of the supporters who pay price times points. */
  readonly richPoints: number;
  /** The number of voters who paid price times points. */
  readonly richVoters: number;
  /** The classes that paid all they had, and had less than that: a stretch of `poorClasses`. */
  readonly poorFrom: number;
  readonly poorTo: number;
};

/** The endowment and the price of every purchase so far, exactly, over one denominator. */
export type ExactPrices = {
  readonly endowment: bigint;
  readonly prices: readonly bigint[];
  readonly denominator: bigint;
};

/**
 * A count under way, at one endowment: mutable, and used again for the next endowment.
 *
 * Money is held in floats of which the error is known; what was decided (who ran out of money, which
 * project was bought) is exact always.
 */
export type SharesState = {
  readonly problem: SharesProblem;
  /** What each class has left per voter: exactly 0 once it has run out, else within `error` of the truth. */
  readonly budgets: Float64Array;
  /** The rows of `byProject`, less the classes that have run out: project p's end at `ends[p]`. */
  readonly classes: Uint32Array;
  readonly points: Float64Array | null;
  readonly ends: Uint32Array;
  /** How many classes had run out when the row of each project was last cleared of them. */
  readonly clearedAt: Uint32Array;
  /** Which purchase each project was, from 0; -1 for none. */
  readonly purchaseOf: Int32Array;
  readonly poorClasses: Uint32Array;
  readonly purchases: Purchase[];
  /** No project can come before this rho: its own of an earlier step. Infinity: out of the count. */
  readonly rhoLeast: Float64Array;
  /** Where the search for each project's price begins: any value gives the same result. */
  readonly guesses: Float64Array;
  endowment: Rational;
  endowmentFloat: number;
  /** No budget that is not exactly 0 differs from the truth by more. */
  error: number;
  poorEnd: number;
  /** How many classes have run out. */
  spentOut: number;
  /** The exact prices as far as they were needed. */
  exact: ExactPrices | null;
};

/** A state for this problem; it holds no count until it is begun. */
export function openState(problem: SharesProblem): SharesState {
  const { byProject, weights } = problem.merged;
  const projectCount = problem.candidates.length;
  return {
    problem,
    budgets: new Float64Array(weights.length),
    classes: byProject.columns.slice(),
    points: byProject.values?.slice() ?? null,
    ends: new Uint32Array(projectCount),
    clearedAt: new Uint32Array(projectCount),
    purchaseOf: new Int32Array(projectCount),
    poorClasses: new Uint32Array(weights.length),
    purchases: [],
    rhoLeast: new Float64Array(projectCount),
    guesses: problem.costs.map((cost, project) => cost / (problem.support[project] ?? 1)),
    endowment: { numerator: 0n, denominator: 1n },
    endowmentFloat: 0,
    error: 0,
    poorEnd: 0,
    spentOut: 0,
    exact: null,
  };
}

/** Begins a count in which every voter starts with this many cents. */
export function beginCount(state: SharesState, endowment: Rational): void {
  const { byProject } = state.problem.merged;
  const float = toFloat(endowment);
  if (state.spentOut > 0) {
    state.classes.set(byProject.columns);
    if (byProject.values !== null) state.points?.set(byProject.values);
  }
  state.budgets.fill(float);
  state.ends.set(byProject.starts.subarray(1));
  state.clearedAt.fill(0);
  state.purchaseOf.fill(-1);
  state.purchases.length = 0;
  state.rhoLeast.fill(Infinity);
  for (const project of state.problem.priced)
    state.rhoLeast[project] = floorOfRho(state.problem, project);
  state.endowment = endowment;
  state.endowmentFloat = float;
  state.error = float * 4 * UNIT;
  state.poorEnd = 0;
  state.spentOut = 0;
  state.exact = null;
}

/** The rho of a project while all its supporters have money enough: it is never smaller. */
function floorOfRho({ utility, costs, support }: SharesProblem, project: number): number {
  const points = support[project] as number;
  return roundedDown(utility === 'cost' ? 1 / points : (costs[project] as number) / points);
}

/** Takes the classes that have run out of money from the row of a project. */
export function clearRow(state: SharesState, project: number): void {
  if (state.clearedAt[project] === state.spentOut) return;
  state.clearedAt[project] = state.spentOut;
  const { classes, points, budgets } = state;
  const from = state.problem.merged.byProject.starts[project] as number;
  const to = state.ends[project] as number;
  let end = from;
  for (let at = from; at < to; at += 1) {
    const one = classes[at] as number;
    if (budgets[one] === 0) continue;
    classes[end] = one;
    if (points !== null) points[end] = points[at] as number;
    end += 1;
  }
  state.ends[project] = end;
}
