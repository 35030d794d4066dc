import { type Rational, toFloat } from '../arithmetic/rational.js';
import { roundedDown, roundedUp, UNIT } from '../arithmetic/rounding.js';
import { type CertainPrice, estimatePrice } from './estimate-price.js';
import { type ExactPrice, exactPrice, exactPriceAt } from './exact-price.js';
import { keepLine, keepUnaffordable, rhoDivisor } from './rho-lines.js';
import type { RhoLine, SharesState } from './shares-state.js';

/** A project that its supporters can pay for now, at this price per point. */
export type Offer = {
  readonly project: number;
  readonly price: number;
  /** The true price lies no further from `price`. */
  readonly error: number;
  /** The part of it that does not come from what the budgets are off. */
  readonly ownError: number;
  /** The true rho (price per point of utility) lies between these. */
  readonly rhoLow: number;
  readonly rhoHigh: number;
  /** How fast price and rho fall, per cent of endowment: at most, anywhere in the stretch. */
  readonly priceFall: number;
  readonly rhoFall: number;
  readonly richPoints: number;
  /** Every voter who gave the project points pays price times points: nobody is short. */
  readonly isFlat: boolean;
  /** How each supporter pays, where only exact arithmetic could tell; null: by budget against price. */
  readonly sides: Uint8Array | null;
  /** The price as a fraction, when it was needed. */
  readonly exact: Rational | null;
};

/** What a project costs its supporters now, or null when they cannot pay; keeps what the next steps need. */
export function offerOf(state: SharesState, project: number): Offer | null {
  const estimate = estimatePrice(state, project);
  if (estimate.kind === 'unaffordable') {
    keepUnaffordable(state, project, estimate.reach);
    return null;
  }
  const offer =
    estimate.kind === 'unclear'
      ? exactOffer(state, project)
      : offerOfEstimate(state, project, estimate);
  if (offer === null) {
    keepUnaffordable(state, project, 0);
    return null;
  }
  keepLine(state, lineOf(project, offer.rhoLow, offer.rhoFall));
  return offer;
}

/**
 * Looks again at what is known of the rho of a project over the stretch, as far as floats can tell: no
 * result depends on what they cannot.
 */
export function refreshLine(state: SharesState, project: number): void {
  const estimate = estimatePrice(state, project);
  if (estimate.kind === 'unaffordable') keepUnaffordable(state, project, estimate.reach);
  if (estimate.kind !== 'certain') return;
  const { price, error, fall } = estimate;
  const { rhoLow } = rhoBetween(state, project, price, error);
  const rhoFall = roundedUp(fall / rhoDivisor(state.problem, project));
  keepLine(state, lineOf(project, rhoLow, rhoFall));
}

function offerOfEstimate(
  state: SharesState,
  project: number,
  { price, error, ownError, richPoints, poorCount, fall }: CertainPrice,
): Offer {
  if (error > price * 2 ** -32) {
    const exact = exactPriceAt(state, project, price);
    return { ...offerAt(state, project, { exact, richPoints, fall }), sides: null };
  }
  return {
    project,
    price,
    error,
    ownError,
    ...rhoBetween(state, project, price, error),
    priceFall: fall,
    rhoFall: roundedUp(fall / rhoDivisor(state.problem, project)),
    richPoints,
    isFlat: poorCount === 0 && richPoints === state.problem.support[project],
    sides: null,
    exact: null,
  };
}

function exactOffer(state: SharesState, project: number): Offer | null {
  const priced = exactPrice(state, project);
  if (priced === null) return null;
  const { price, richPoints, fall, sides } = priced;
  return { ...offerAt(state, project, { exact: price, richPoints, fall }), sides };
}

/** An offer at an exact price. */
function offerAt(
  state: SharesState,
  project: number,
  { exact, richPoints, fall }: Omit<ExactPrice, 'price' | 'sides'> & { readonly exact: Rational },
): Omit<Offer, 'sides'> {
  const price = toFloat(exact);
  const error = price * 2 * UNIT;
  const bounds = rhoBetween(state, project, price, error);
  return {
    project,
    price,
    error,
    ownError: error,
    ...bounds,
    priceFall: fall,
    rhoFall: roundedUp(fall / rhoDivisor(state.problem, project)),
    richPoints,
    isFlat: false,
    exact,
  };
}

function lineOf(project: number, least: number, fall: number): RhoLine {
  return { project, least, fall, reach: 0, until: Infinity };
}

type RhoBounds = { readonly rhoLow: number; readonly rhoHigh: number };

function rhoBetween(state: SharesState, project: number, price: number, error: number): RhoBounds {
  const divisor = rhoDivisor(state.problem, project);
  const low = price > error ? roundedDown(price - error) : 0;
  return {
    rhoLow: roundedDown(low / divisor),
    rhoHigh: roundedUp(roundedUp(price + error) / divisor),
  };
}
