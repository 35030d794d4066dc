import { type Rational, toFloat } from '../arithmetic/rational.js';
import { roundedDown, UNIT } from '../arithmetic/rounding.js';
import type { LimitKeeper } from '../limits.js';
import { type GatheredRow, openRow } from './gathered-row.js';
import { BUDGET, PURSE, SLOPE_HIGH, SLOPE_LOW, WEIGHT } from './purse.js';
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
 * What is known of a project over a stretch of endowments: at t cents above the one that is counted its
 * rho is at least `least` − `fall` · t, and nobody can pay for it up to t = `reach`. It holds at the
 * step where it was found and at all later ones.
 */
export type RhoLine = {
  readonly project: number;
  readonly least: number;
  readonly fall: number;
  readonly reach: number;
  /** It holds up to this t, and no further than the purchases before it are proven. */
  readonly until: number;
};

/**
 * A count under way, at one endowment: mutable, and used again for the next endowment.
 *
 * Money is held in floats of which the error is known; what was decided (who ran out of money, which
 * project was bought) is exact always. A count may be followed over a stretch of endowments that
 * begins with its own, as far as all of them make the same purchases in the same order: see `follow`.
 */
export type SharesState = {
  readonly problem: SharesProblem;
  /**
   * What is known of each class, `PURSE` numbers side by side: a count needs them together, and in a
   * large election far from those of the class before.
   *
   * - `BUDGET`: what it has left per voter: exactly 0 once it has run out, else near the truth, see `error`.
   * - `WEIGHT`: its voters.
   * - `SLOPE_HIGH`, `SLOPE_LOW`: how fast its budget grows with the endowment, anywhere in the stretch, per
   *   cent of it: bounds. 1 at first, and more while it has money. A class with nothing at the endowment
   *   itself may have money further on; 0 for one that has nothing anywhere. The lower bound has no
   *   meaning without a stretch.
   */
  readonly purses: Float64Array;
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
  /** The stretch that is followed, in cents above the endowment; 0: the endowment alone. */
  width: number;
  /** The `RhoLine` of each project; a least of Infinity: out of the count in the whole stretch. */
  readonly lineLeast: Float64Array;
  readonly lineFall: Float64Array;
  readonly reaches: Float64Array;
  /** At which step each project was last looked at, from 1. */
  readonly lookedAt: Uint32Array;
  /** The lines found since the last purchase. */
  lines: RhoLine[];
  /** Where the search for each project's price begins: any value gives the same result. */
  readonly guesses: Float64Array;
  endowment: Rational;
  endowmentFloat: number;
  /** No budget that is not exactly 0 differs from the truth by more than this times its `SLOPE_HIGH`. */
  error: number;
  /** The largest `SLOPE_HIGH` so far. */
  slopeMost: number;
  poorEnd: number;
  /** How many classes have run out, over the whole stretch. */
  spentOut: number;
  /** The exact prices as far as they were needed. */
  exact: ExactPrices | null;
  /** Room to look at the supporters of one project. */
  readonly row: GatheredRow;
  /** What may still be funded beside the purchases so far, and beside what cost nothing. */
  limits: LimitKeeper;
};

/** A state for this problem; it holds no count until it is begun. */
export function openState(problem: SharesProblem): SharesState {
  const { byProject, weights } = problem.merged;
  const projectCount = problem.candidates.length;
  return {
    problem,
    purses: new Float64Array(weights.length * PURSE),
    classes: byProject.columns.slice(),
    points: byProject.values?.slice() ?? null,
    ends: new Uint32Array(projectCount),
    clearedAt: new Uint32Array(projectCount),
    purchaseOf: new Int32Array(projectCount),
    poorClasses: new Uint32Array(weights.length),
    purchases: [],
    rhoLeast: new Float64Array(projectCount),
    width: 0,
    lineLeast: new Float64Array(projectCount),
    lineFall: new Float64Array(projectCount),
    reaches: new Float64Array(projectCount),
    lookedAt: new Uint32Array(projectCount),
    lines: [],
    guesses: problem.costs.map((cost, project) => cost / (problem.support[project] ?? 1)),
    endowment: { numerator: 0n, denominator: 1n },
    endowmentFloat: 0,
    error: 0,
    slopeMost: 1,
    poorEnd: 0,
    spentOut: 0,
    exact: null,
    row: openRow(problem),
    limits: problem.openLimits(),
  };
}

/** Begins a count in which every voter starts with this many cents, or up to `width` cents more. */
export function beginCount(state: SharesState, endowment: Rational, width = 0): void {
  const { byProject } = state.problem.merged;
  const float = toFloat(endowment);
  if (state.spentOut > 0) {
    state.classes.set(byProject.columns);
    if (byProject.values !== null) state.points?.set(byProject.values);
  }
  fillPurses(state, float);
  state.ends.set(byProject.starts.subarray(1));
  state.clearedAt.fill(0);
  state.purchaseOf.fill(-1);
  state.purchases.length = 0;
  state.rhoLeast.fill(Infinity);
  state.limits = limitsAtStart(state.problem);
  for (const project of state.problem.priced) {
    if (!state.limits.isShutOut(project)) {
      state.rhoLeast[project] = floorOfRho(state.problem, project);
    }
  }
  state.width = width;
  state.slopeMost = 1;
  state.lineLeast.set(state.rhoLeast);
  state.lineFall.fill(0);
  state.reaches.fill(0);
  state.lookedAt.fill(0);
  state.lines = [];
  state.endowment = endowment;
  state.endowmentFloat = float;
  state.error = float * 4 * UNIT;
  state.poorEnd = 0;
  state.spentOut = 0;
  state.exact = null;
}

function fillPurses({ purses, problem }: SharesState, budget: number): void {
  problem.merged.weights.forEach((weight, one) => {
    purses[one * PURSE + BUDGET] = budget;
    purses[one * PURSE + WEIGHT] = weight;
    purses[one * PURSE + SLOPE_HIGH] = 1;
    purses[one * PURSE + SLOPE_LOW] = 1;
  });
}

/** The limits before the first purchase: what costs nothing is funded already. */
export function limitsAtStart({ openLimits, free }: SharesProblem): LimitKeeper {
  const limits = openLimits();
  for (const project of free) limits.fund(project);
  return limits;
}

/** Takes a project out of the count, at every endowment of the stretch. */
export function leaveCount(state: SharesState, project: number): void {
  state.rhoLeast[project] = Infinity;
  state.lineLeast[project] = Infinity;
}

/** Gives up the stretch: what follows is counted at the endowment alone. */
export function endStretch(state: SharesState): void {
  if (state.width === 0) return;
  state.width = 0;
  const { purses } = state;
  for (let purse = 0; purse < purses.length; purse += PURSE) {
    if (purses[purse + BUDGET] === 0) purses[purse + SLOPE_HIGH] = 0;
  }
  // Rows may hold classes that have nothing at this endowment.
  state.spentOut += 1;
}

/** The rho of a project while all its supporters have money enough: it is never smaller. */
export function floorOfRho({ utility, costs, support }: SharesProblem, project: number): number {
  const points = support[project] as number;
  return roundedDown(utility === 'cost' ? 1 / points : (costs[project] as number) / points);
}

/** Takes the classes that have run out of money from the row of a project. */
export function clearRow(state: SharesState, project: number): void {
  if (state.clearedAt[project] === state.spentOut) return;
  state.clearedAt[project] = state.spentOut;
  const { classes, points, purses } = state;
  const from = state.problem.merged.byProject.starts[project] as number;
  const to = state.ends[project] as number;
  let end = from;
  for (let at = from; at < to; at += 1) {
    const one = classes[at] as number;
    if (purses[one * PURSE + SLOPE_HIGH] === 0) continue;
    classes[end] = one;
    if (points !== null) points[end] = points[at] as number;
    end += 1;
  }
  state.ends[project] = end;
}
