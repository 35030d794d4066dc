import { roundedDown, roundedUp, SLACK, UNIT } from '../arithmetic/rounding.js';
import { gatherRow } from './gather-row.js';
import type { GatheredRow } from './gathered-row.js';
import type { SharesState } from './shares-state.js';

/**
 * The true price lies within `error` of `price`; exactly those supporters pay all they have whose
 * budget per point is at most `price`, and for none of them is that exactly the price.
 */
export type CertainPrice = {
  readonly kind: 'certain';
  readonly price: number;
  readonly error: number;
  /** The part of it that does not come from what the budgets are off. */
  readonly ownError: number;
  readonly richPoints: number;
  readonly poorCount: number;
  /** How fast the price falls while the endowment grows: at most, anywhere in the stretch, per cent. */
  readonly fall: number;
};

/** What a project would cost its supporters now, per point given, as far as floats can tell. */
export type Estimate =
  | CertainPrice
  /** The supporters certainly have less than the cost, also with `reach` cents of endowment more. */
  | { readonly kind: 'unaffordable'; readonly reach: number }
  /** Only exact arithmetic can tell. */
  | { readonly kind: 'unclear' };

const ROUNDS_MAX = 64;

/**
 * Finds the price per point at which the supporters of a project pay exactly its cost, each the price
 * times its points but no more than it has.
 *
 * Newton's method without sorting: with the supporters who cannot pay a first price set apart, the
 * price that the others must pay follows; repeated until nobody changes sides. Any division into
 * the two sides gives a price that is not too high, the right one gives the right price; so errors
 * matter only to supporters whose budget lies at the price itself, and those make it unclear.
 */
export function estimatePrice(state: SharesState, project: number): Estimate {
  const row = gatherRow(state, project);
  state.lookedAt[project] = state.purchases.length + 1;
  const cost = state.problem.costs[project] as number;
  const costError = state.problem.costErrors[project] as number;
  let price = state.guesses[project] as number;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const { poorMoney, poorCount, poorSlope, richPoints, gapSquare } = divide(row, price);
    // Rounding of the products and of the sum, and what the budgets themselves are off.
    const slope = poorSlope * (1 + (poorCount + 16) * UNIT);
    const ownError = (poorCount + 3) * UNIT * poorMoney + costError;
    const moneyError = ownError + state.error * slope;
    if (richPoints === 0) {
      const lack = cost * (1 - 4 * UNIT) - (poorMoney + moneyError * SLACK);
      if (lack > 0) return { kind: 'unaffordable', reach: roundedDown(lack / slope) };
      if (round > 0) return UNCLEAR;
      // The guess may have been too high.
      price = 0;
      continue;
    }
    const before = price;
    price = (cost - poorMoney) / richPoints;
    const error = (moneyError / richPoints + 4 * UNIT * price) * SLACK;
    const step = price < before ? before - price : price - before;
    const doubt = (step + error + state.error * state.slopeMost + 8 * UNIT * price) * SLACK;
    // Nobody lies between the price that divided them and this one, nor near it.
    if (gapSquare > doubt * doubt * SLACK) {
      state.guesses[project] = price;
      return {
        kind: 'certain',
        price,
        error,
        ownError: (ownError / richPoints + 4 * UNIT * price) * SLACK,
        richPoints,
        poorCount,
        fall: roundedUp(slope / richPoints),
      };
    }
    if (price === before) return UNCLEAR;
  }
  return UNCLEAR;
}

const UNCLEAR: Estimate = { kind: 'unclear' };

/** The supporters of a project by whether they can pay a price. */
type Sides = {
  /** All that those have who cannot, or just can. */
  readonly poorMoney: number;
  readonly poorCount: number;
  /** How fast that money grows with the endowment, at most. */
  readonly poorSlope: number;
  /** The points of those who can. */
  readonly richPoints: number;
  /** How far the nearest budget per point is from the price, squared. */
  readonly gapSquare: number;
};

/** Without branches that depend on who is poor: which the processor cannot foresee. */
function divide({ budgets, weights, slopes, points, size }: GatheredRow, price: number): Sides {
  let [poorMoney, poorCount, poorSlope, poorPoints] = [0, 0, 0, 0];
  let [allPoints, gapSquare] = [0, Infinity];
  for (let at = 0; at < size; at += 1) {
    const weight = weights[at] as number;
    const budget = budgets[at] as number;
    const share = points === null ? 1 : (points[at] as number);
    const lead = (points === null ? budget : budget / share) - price;
    const isPoor = Number(lead <= 0);
    const poor = weight * isPoor;
    poorMoney += poor * budget;
    poorCount += isPoor;
    poorSlope += poor * (slopes[at] as number);
    poorPoints += poor * share;
    allPoints += weight * share;
    const square = lead * lead;
    if (square < gapSquare) gapSquare = square;
  }
  const richPoints = allPoints - poorPoints;
  return { poorMoney, poorCount, poorSlope, richPoints, gapSquare };
}
