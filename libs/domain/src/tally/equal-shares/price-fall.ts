import { roundedDown, roundedUp, SLACK, UNIT } from '../arithmetic/rounding.js';
import type { Offer } from './offer.js';
import { BUDGET, PURSE, SLOPE_HIGH, SLOPE_LOW, WEIGHT } from './purse.js';
import type { SharesState } from './shares-state.js';

/** How the price of a purchase falls while the endowment grows, anywhere in the stretch that is followed. */
export type PriceFall = {
  /** Per cent of endowment. */
  readonly low: number;
  readonly high: number;
  /** Who has less than this per point at the end of the stretch is poor in all of it, beyond rounding. */
  readonly poorBelow: number;
};

/**
 * Bounds for how fast the price of an offer falls.
 *
 * The poor pay all they have and the rich the rest, so the price falls as fast as the money of the poor
 * grows, over the points of the rich. Who is rich stays so when the endowment grows; so the poor
 * at the endowment itself give the upper bound, and those who stay poor to the end of the stretch
 * the lower one.
 */
export function priceFallOf(state: SharesState, offer: Offer): PriceFall {
  const high = offer.priceFall;
  if (state.width === 0) return { low: 0, high, poorBelow: Infinity };
  const poorBelow = poorBelowOf(state, offer);
  const low = high === 0 || offer.sides !== null ? 0 : leastFall(state, offer, poorBelow);
  return { low, high, poorBelow };
}

function poorBelowOf({ width, error, slopeMost }: SharesState, offer: Offer): number {
  const doubt = offer.error + error * slopeMost + 16 * UNIT * offer.price;
  const below = offer.price - (doubt + offer.priceFall * width) * SLACK;
  return below > 0 ? below * (1 - 2 ** -40) : 0;
}

function leastFall(state: SharesState, offer: Offer, poorBelow: number): number {
  const { purses, classes, points, width } = state;
  const { byProject } = state.problem.merged;
  const { project, price, richPoints } = offer;
  const to = state.ends[project] as number;
  let [slope, count, changing] = [0, 0, 0];
  for (let at = byProject.starts[project] as number; at < to; at += 1) {
    const one = classes[at] as number;
    const weight = purses[one * PURSE + WEIGHT] as number;
    const budget = purses[one * PURSE + BUDGET] as number;
    const share = points === null ? 1 : (points[at] as number);
    const isPoor = Number((points === null ? budget : budget / share) <= price);
    const staysPoor = Number(
      budget + (purses[one * PURSE + SLOPE_HIGH] as number) * width < poorBelow * share,
    );
    slope += weight * staysPoor * (purses[one * PURSE + SLOPE_LOW] as number);
    count += staysPoor;
    changing += weight * share * (isPoor - staysPoor);
  }
  return roundedDown((slope * (1 - (count + 16) * UNIT)) / (richPoints + changing));
}

/** Lets the slopes of a class follow a purchase that it pays price times points for. */
export function slopeAfterPaying(
  state: SharesState,
  one: number,
  share: number,
  fall: PriceFall,
): void {
  const { purses } = state;
  const high = roundedUp((purses[one * PURSE + SLOPE_HIGH] as number) + share * fall.high);
  purses[one * PURSE + SLOPE_HIGH] = high;
  if (high > state.slopeMost) state.slopeMost = high;
  purses[one * PURSE + SLOPE_LOW] = roundedDown(
    (purses[one * PURSE + SLOPE_LOW] as number) + share * fall.low,
  );
}
