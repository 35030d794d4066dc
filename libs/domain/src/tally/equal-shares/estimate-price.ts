import { SLACK, UNIT } from '../arithmetic/rounding.js';
import { clearRow, type SharesState } from './shares-state.js';

/** What a project would cost its supporters now, per point given, as far as floats can tell. */
export type Estimate =
  /**
   * The true price lies within `error` of `price`; exactly those supporters pay all they have whose
   * budget per point is at most `price`, and for none of them is that exactly the price.
   */
  | {
      readonly kind: 'certain';
      readonly price: number;
      readonly error: number;
      readonly richPoints: number;
      readonly poorCount: number;
    }
  /** The supporters certainly have less than the cost. */
  | { readonly kind: 'unaffordable' }
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
  clearRow(state, project);
  const cost = state.problem.costs[project] as number;
  const costError = state.problem.costErrors[project] as number;
  let price = state.guesses[project] as number;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const sides = divide(state, project, price);
    const { poorMoney, richPoints } = sides;
    // Rounding of the products and of the sum, and what the budgets themselves are off.
    const moneyError =
      (sides.poorCount + 3) * UNIT * poorMoney + state.error * sides.poorWeight + costError;
    if (richPoints === 0) {
      if (poorMoney + moneyError * SLACK < cost * (1 - 4 * UNIT)) return UNAFFORDABLE;
      if (round > 0) return UNCLEAR;
      // The guess may have been too high.
      price = 0;
      continue;
    }
    const before = price;
    price = (cost - poorMoney) / richPoints;
    if (sides.poorMost >= price || sides.richLeast <= price) {
      if (price === before) return UNCLEAR;
      continue;
    }
    state.guesses[project] = price;
    const error = (moneyError / richPoints + 4 * UNIT * price) * SLACK;
    const lead = leastOf(price - sides.poorMost, sides.richLeast - price);
    if (lead <= (error + state.error + 4 * UNIT * price) * SLACK) return UNCLEAR;
    return { kind: 'certain', price, error, richPoints, poorCount: sides.poorCount };
  }
  return UNCLEAR;
}

const UNAFFORDABLE: Estimate = { kind: 'unaffordable' };
const UNCLEAR: Estimate = { kind: 'unclear' };

/** The supporters of a project by whether they can pay a price. */
type Sides = {
  /** All that those have who cannot, or just can. */
  readonly poorMoney: number;
  readonly poorWeight: number;
  readonly poorCount: number;
  /** The largest budget per point among them. */
  readonly poorMost: number;
  /** The points of those who can. */
  readonly richPoints: number;
  /** The smallest budget per point among them. */
  readonly richLeast: number;
};

function divide(state: SharesState, project: number, price: number): Sides {
  const { budgets, classes, points } = state;
  const { weights, byProject } = state.problem.merged;
  const to = state.ends[project] as number;
  let [poorMoney, poorWeight, poorCount, poorMost] = [0, 0, 0, 0];
  let [richPoints, richLeast] = [0, Infinity];
  for (let at = byProject.starts[project] as number; at < to; at += 1) {
    const one = classes[at] as number;
    const weight = weights[one] as number;
    const budget = budgets[one] as number;
    const share = points === null ? 1 : (points[at] as number);
    const perPoint = points === null ? budget : budget / share;
    if (perPoint <= price) {
      poorMoney += weight * budget;
      poorWeight += weight;
      poorCount += 1;
      if (perPoint > poorMost) poorMost = perPoint;
    } else {
      richPoints += weight * share;
      if (perPoint < richLeast) richLeast = perPoint;
    }
  }
  return { poorMoney, poorWeight, poorCount, poorMost, richPoints, richLeast };
}

function leastOf(left: number, right: number): number {
  return left < right ? left : right;
}
