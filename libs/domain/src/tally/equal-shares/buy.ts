import { SLACK, UNIT } from '../arithmetic/rounding.js';
import { EVEN, POOR, RICH } from './exact-price.js';
import type { Offer } from './offer.js';
import { type PriceFall, priceFallOf, slopeAfterPaying } from './price-fall.js';
import { BUDGET, PURSE, SLOPE_HIGH, SLOPE_LOW, WEIGHT } from './purse.js';
import { leaveCount, type SharesState } from './shares-state.js';

/** Lets the supporters of a project pay for it, and takes it out of the count, with all that this shuts out. */
export function buy(state: SharesState, offer: Offer): void {
  const fall = priceFallOf(state, offer);
  const { project, price, ownError, richPoints, sides } = offer;
  const { purses, classes, points } = state;
  const { byProject } = state.problem.merged;
  const from = byProject.starts[project] as number;
  const to = state.ends[project] as number;
  const poorFrom = state.poorEnd;
  let shareMost = 0;
  let richVoters = 0;
  for (let at = from; at < to; at += 1) {
    const one = classes[at] as number;
    const share = points === null ? 1 : (points[at] as number);
    const budget = purses[one * PURSE + BUDGET] as number;
    const side = sides === null ? sideOf(budget, share, price) : (sides[at - from] as number);
    if (side !== POOR) richVoters += purses[one * PURSE + WEIGHT] as number;
    if (side === RICH) {
      purses[one * PURSE + BUDGET] = moreThanNothing(budget - price * share);
      if (share > shareMost) shareMost = share;
      if (fall.high > 0) slopeAfterPaying(state, one, share, fall);
    } else {
      if (side !== EVEN && budget !== 0) {
        state.poorClasses[state.poorEnd] = one;
        state.poorEnd += 1;
      }
      payAll(state, one, share, fall);
    }
  }
  // The part of the price's error that comes from the budgets grows with the slopes: see `error`. Each
  // payment is off by the rest of it, and two roundings of numbers below the endowment.
  const paymentError = ownError * shareMost + 3 * UNIT * state.endowmentFloat;
  state.error = (state.error + paymentError) * SLACK;
  state.purchaseOf[project] = state.purchases.length;
  const poorTo = state.poorEnd;
  state.purchases.push({ project, richPoints, richVoters, poorFrom, poorTo });
  leaveWith(state, project);
}

/** A project that is bought leaves the count, and takes with it what limits now shut out. */
function leaveWith(state: SharesState, project: number): void {
  leaveCount(state, project);
  for (const shutOut of state.limits.fund(project)) leaveCount(state, shutOut);
}

/** A class pays all it has; further on in the stretch it may keep something. */
function payAll(state: SharesState, one: number, share: number, fall: PriceFall): void {
  const { purses } = state;
  const high = purses[one * PURSE + SLOPE_HIGH] as number;
  const staysPoor =
    (purses[one * PURSE + BUDGET] as number) + high * state.width < fall.poorBelow * share;
  purses[one * PURSE + BUDGET] = 0;
  if (high === 0) return;
  if (staysPoor) {
    purses[one * PURSE + SLOPE_HIGH] = 0;
    state.spentOut += 1;
  } else {
    slopeAfterPaying(state, one, share, fall);
  }
  purses[one * PURSE + SLOPE_LOW] = 0;
}

/** Who has something left, however little, keeps it: exactly 0 says that a class has run out. */
function moreThanNothing(rest: number): number {
  return rest > 0 ? rest : 2 ** -1000;
}

function sideOf(budget: number, share: number, price: number): number {
  return (share === 1 ? budget : budget / share) <= price ? POOR : RICH;
}
