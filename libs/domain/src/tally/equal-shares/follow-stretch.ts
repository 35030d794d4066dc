import { roundedDown, roundedUp } from '../arithmetic/rounding.js';
import { type Offer, refreshLine } from './offer.js';
import { priceFallOf } from './price-fall.js';
import { farPrice } from './far-price.js';
import { keepLine, type RhoBound, lineReach, rhoDivisor } from './rho-lines.js';
import { floorOfRho, type SharesState } from './shares-state.js';

/**
 * Cuts the stretch to where the choice of an offer (null: of nothing) is proven to be the right one.
 *
 * While the order of purchases is the same, more money to begin with leaves every voter at least as much
 * after each of them, by induction: it lowers the price, or leaves it. Budgets and prices are
 * continuous, made of straight pieces. How steep a budget can be follows from purchase to purchase
 * (`priceFallOf`), and from it how steep prices can be. The stretch ends where the rho of the chosen
 * project, falling as slowly as it can, could meet that of another one, falling as fast as it can.
 * A project that nobody can pay for is a rival from where its supporters may have its cost.
 *
 * Nothing here depends on who is poor being the same over the stretch: those who may change sides
 * make the bounds looser. All bounds are rounded to the safe side.
 */
export function follow(state: SharesState, offer: Offer | null): void {
  const chosen = boundOf(state, offer);
  for (const project of state.problem.priced) {
    if (state.lineLeast[project] === Infinity || project === offer?.project) continue;
    if (offer !== null && isNeverBefore(state, project, offer)) continue;
    const reach = reachOf(state, project, chosen);
    if (reach < state.width) state.width = reach;
    if (state.width === 0) return;
  }
}

function boundOf(state: SharesState, offer: Offer | null): RhoBound {
  if (offer === null) return { high: Infinity, fall: 0 };
  const { low } = priceFallOf(state, offer);
  const fall = roundedDown(low / rhoDivisor(state.problem, offer.project));
  return { high: offer.rhoHigh, fall };
}

/** How far a project certainly does not come before the chosen one. */
function reachOf(state: SharesState, project: number, chosen: RhoBound): number {
  const known = knownReach(state, project, chosen);
  if (known >= state.width) return known;
  if (state.lookedAt[project] !== state.purchases.length + 1) refreshLine(state, project);
  const reach = knownReach(state, project, chosen);
  if (reach >= state.width) return reach;
  // From there on the chosen one has at most this rho.
  const high = roundedUp(chosen.high - chosen.fall * reach);
  const divisor = rhoDivisor(state.problem, project);
  const least = roundedDown(farPrice(state, project, high * divisor) / divisor);
  if (least === Infinity) return state.width;
  if (!(least > high)) return reach;
  if (state.rhoLeast[project] === Infinity) {
    const unaffordable = state.reaches[project] as number;
    keepLine(state, { project, least, fall: 0, reach: unaffordable, until: state.width });
  }
  return state.width;
}

function knownReach(state: SharesState, project: number, chosen: RhoBound): number {
  const line = lineReach(state, project, chosen);
  const unaffordable = state.reaches[project] as number;
  return line > unaffordable ? line : unaffordable;
}

/**
 * Whether a project never comes before the offer, at no endowment: because its rho never falls to that of
 * the offer, or to no less when the offer is flat and goes first among equals.
 */
function isNeverBefore({ problem }: SharesState, project: number, offer: Offer): boolean {
  if (floorOfRho(problem, project) > offer.rhoHigh) return true;
  if (!offer.isFlat) return false;
  const { utility, candidates, support, tieRanks } = problem;
  const costOf = (one: number): bigint => (utility === 'cost' ? 1n : (candidates[one]?.cost ?? 0n));
  const own = costOf(project) * BigInt(support[offer.project] ?? 0);
  const other = costOf(offer.project) * BigInt(support[project] ?? 0);
  if (own !== other) return own > other;
  return (tieRanks[project] ?? 0) > (tieRanks[offer.project] ?? 0);
}
