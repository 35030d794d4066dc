import { type Rational, toFloat } from '../arithmetic/rational.js';
import { roundedUp, SLACK, UNIT } from '../arithmetic/rounding.js';
import { addBudget, exactPrices, openSum, totalOf } from './exact-prices.js';
import { BUDGET, PURSE, SLOPE_HIGH, WEIGHT } from './purse.js';
import { clearRow, type SharesState } from './shares-state.js';

/** How a supporter pays: price times points with money left, or all it has. */
export const RICH = 0;
/** It had less than price times points. */
export const POOR = 1;
/** It had exactly price times points. */
export const EVEN = 2;

/** What a project costs its supporters now, per point given, exactly. */
export type ExactPrice = {
  readonly price: Rational;
  /** The points of those who are not poor. */
  readonly richPoints: number;
  /** How fast the price falls while the endowment grows: at most, anywhere in the stretch, per cent. */
  readonly fall: number;
  /** How each supporter pays, by place in the row of the project. */
  readonly sides: Uint8Array;
};

/**
 * The exact price per point of a project, or null when its supporters have less than the cost.
 *
 * Newton's method from below, as in `estimatePrice`: all supporters count as rich first; those who
 * have less than the price that follows are poor, until nobody is poor anew. Floats settle every
 * comparison that is clear beyond their error, fractions the others.
 */
export function exactPrice(state: SharesState, project: number): ExactPrice | null {
  clearRow(state, project);
  const from = state.problem.merged.byProject.starts[project] as number;
  const sides = new Uint8Array((state.ends[project] as number) - from);
  for (;;) {
    const priced = priceWith(state, project, sides);
    if (priced === null) return null;
    const isStable = !markPoor(state, from, priced.price, sides);
    if (isStable)
      return { ...priced, fall: fallWith(state, from, sides) / priced.richPoints, sides };
  }
}

/**
 * The exact price when it is known already who is poor: those with at most `price` per point. For
 * estimates that are certain.
 */
export function exactPriceAt(state: SharesState, project: number, price: number): Rational {
  const from = state.problem.merged.byProject.starts[project] as number;
  const sides = new Uint8Array((state.ends[project] as number) - from);
  sides.forEach((_side, index) => {
    if (perPoint(state, from + index) <= price) sides[index] = POOR;
  });
  const priced = priceWith(state, project, sides);
  if (priced === null) throw new RangeError('A price that is certain has somebody who can pay it.');
  return priced.price;
}

function perPoint({ purses, classes, points }: SharesState, at: number): number {
  return (
    (purses[(classes[at] as number) * PURSE + BUDGET] as number) /
    (points === null ? 1 : (points[at] as number))
  );
}

/** How fast the money of the poor grows with the endowment, at most. */
function fallWith({ purses, classes }: SharesState, from: number, sides: Uint8Array): number {
  let slope = 0;
  sides.forEach((side, index) => {
    const one = classes[from + index] as number;
    if (side === POOR)
      slope +=
        (purses[one * PURSE + WEIGHT] as number) * (purses[one * PURSE + SLOPE_HIGH] as number);
  });
  return roundedUp(slope * (1 + (sides.length + 16) * UNIT));
}

type Priced = { readonly price: Rational; readonly richPoints: number };

function priceWith(state: SharesState, project: number, sides: Uint8Array): Priced | null {
  const exact = exactPrices(state);
  const { weights, byProject } = state.problem.merged;
  const from = byProject.starts[project] as number;
  const sum = openSum(state.purchases.length);
  let richPoints = 0;
  sides.forEach((side, index) => {
    const one = state.classes[from + index] as number;
    const weight = weights[one] as number;
    if (side === POOR) {
      // Who has nothing is in the row for the sake of larger endowments: see `SharesState.purses`.
      if (state.purses[one * PURSE + BUDGET] !== 0) addBudget(state, sum, one, weight);
    } else
      richPoints += weight * (state.points === null ? 1 : (state.points[from + index] as number));
  });
  if (richPoints === 0) return null;
  const cost: bigint = state.problem.candidates[project]?.cost ?? 0n;
  const numerator = cost * exact.denominator - totalOf(exact, sum);
  return {
    price: { numerator, denominator: exact.denominator * BigInt(richPoints) },
    richPoints,
  };
}

/** Marks who has less than the price, and who has exactly that; tells whether somebody is poor anew. */
function markPoor(state: SharesState, from: number, price: Rational, sides: Uint8Array): boolean {
  const float = toFloat(price);
  const doubt = (state.error * state.slopeMost + 8 * UNIT * float) * 2 * SLACK;
  let isChanged = false;
  sides.forEach((side, index) => {
    if (side === POOR) return;
    const lead = perPoint(state, from + index) - float;
    const order = lead > doubt ? 1 : lead < -doubt ? -1 : compareBudget(state, from + index, price);
    sides[index] = order < 0 ? POOR : order === 0 ? EVEN : RICH;
    if (order < 0) isChanged = true;
  });
  return isChanged;
}

/** Compares exactly what a supporter has per point with a price. */
function compareBudget(state: SharesState, at: number, price: Rational): number {
  const one = state.classes[at] as number;
  if (state.purses[one * PURSE + BUDGET] === 0) return -1;
  const exact = exactPrices(state);
  const sum = openSum(state.purchases.length);
  addBudget(state, sum, one, 1);
  const points = state.points === null ? 1 : (state.points[at] as number);
  const gap =
    totalOf(exact, sum) * price.denominator - price.numerator * BigInt(points) * exact.denominator;
  return gap === 0n ? 0 : gap < 0n ? -1 : 1;
}
