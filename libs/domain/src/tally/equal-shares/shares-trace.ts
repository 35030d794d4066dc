import { type Rational, rational, reduce, toFloat } from '../arithmetic/rational.js';
import { rhoOf } from './choose-purchase.js';
import { exactPrices } from './exact-prices.js';
import type { Purchase, SharesState } from './shares-state.js';

/** One purchase by the supporters of a project, with all that explains it. */
export type SharesTraceStep = {
  readonly id: string;
  /**
   * What a supporter pays in cents per point given, when it has that much; on approval ballots: the
   * largest payment of one voter.
   */
  readonly price: Rational;
  /** The price per point of utility: the smallest of all projects at this step. */
  readonly rho: Rational;
  /**
   * cost / price, rounded: the votes (or points) that would have carried the project at this price if
   * all could pay it. With cost utilities the project with the most is chosen.
   */
  readonly effectiveVotes: number;
  /** Voters who paid the full price for their points. */
  readonly fullPayers: number;
  /** Voters who had less than that, but something, and paid all of it. */
  readonly shortPayers: number;
};

/** The trace of the count that a state holds, with exact prices. */
export function traceOf(state: SharesState): SharesTraceStep[] {
  const { prices, denominator } = exactPrices(state);
  return state.purchases.map((purchase, index) =>
    stepOf(state, purchase, reduce(rational(prices[index] ?? 0n, denominator))),
  );
}

function stepOf(state: SharesState, purchase: Purchase, price: Rational): SharesTraceStep {
  const { candidates, merged, costs } = state.problem;
  let shortPayers = 0;
  for (let at = purchase.poorFrom; at < purchase.poorTo; at += 1) {
    shortPayers += merged.weights[state.poorClasses[at] as number] as number;
  }
  const cost = costs[purchase.project] as number;
  return {
    id: candidates[purchase.project]?.id ?? '',
    price,
    rho: reduce(rhoOf(state, purchase.project, price)),
    effectiveVotes: cost / toFloat(price),
    fullPayers: purchase.richVoters,
    shortPayers,
  };
}
