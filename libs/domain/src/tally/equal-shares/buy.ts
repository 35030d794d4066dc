import { SLACK, UNIT } from '../arithmetic/rounding.js';
import type { Offer } from './choose-purchase.js';
import { EVEN, POOR, RICH } from './exact-price.js';
import type { SharesState } from './shares-state.js';

/** Lets the supporters of a project pay for it, and takes it out of the count. */
export function buy(state: SharesState, offer: Offer): void {
  const { project, price, error, richPoints, sides } = offer;
  const { budgets, classes, points } = state;
  const { weights, byProject } = state.problem.merged;
  const from = byProject.starts[project] as number;
  const to = state.ends[project] as number;
  const poorFrom = state.poorEnd;
  let shareMost = 0;
  let richVoters = 0;
  for (let at = from; at < to; at += 1) {
    const one = classes[at] as number;
    const share = points === null ? 1 : (points[at] as number);
    const budget = budgets[one] as number;
    const side = sides === null ? sideOf(budget / share, price) : sides[at - from];
    if (side === POOR) {
      state.poorClasses[state.poorEnd] = one;
      state.poorEnd += 1;
    } else {
      richVoters += weights[one] as number;
    }
    budgets[one] = side === POOR || side === EVEN ? 0 : moreThanNothing(budget - price * share);
    if (budgets[one] === 0) state.spentOut += 1;
    else if (share > shareMost) shareMost = share;
  }
  // Each payment is off by the price's error, and two roundings of numbers below the endowment.
  const paymentError = error * shareMost + 3 * UNIT * state.endowmentFloat;
  state.error = (state.error + paymentError) * SLACK;
  state.purchaseOf[project] = state.purchases.length;
  const poorTo = state.poorEnd;
  state.purchases.push({ project, richPoints, richVoters, poorFrom, poorTo });
  state.rhoLeast[project] = Infinity;
}

/** Who has something left, however little, keeps it: exactly 0 says that a class has run out. */
function moreThanNothing(rest: number): number {
  return rest > 0 ? rest : 2 ** -1000;
}

function sideOf(perPoint: number, price: number): number {
  return perPoint <= price ? POOR : RICH;
}
