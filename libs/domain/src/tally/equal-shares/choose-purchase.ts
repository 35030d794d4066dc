import { compareRationals, type Rational, toFloat } from '../arithmetic/rational.js';
import { roundedDown, roundedUp, UNIT } from '../arithmetic/rounding.js';
import { estimatePrice } from './estimate-price.js';
import { exactPrice, exactPriceAt } from './exact-price.js';
import type { SharesState } from './shares-state.js';

/** A project that its supporters can pay for now, at this price per point. */
export type Offer = {
  readonly project: number;
  readonly price: number;
  /** The true price lies no further from `price`. */
  readonly error: number;
  /** The true rho (price per point of utility) lies between these. */
  readonly rhoLow: number;
  readonly rhoHigh: number;
  readonly richPoints: number;
  /** Every voter who gave the project points pays price times points: nobody is short. */
  readonly isFlat: boolean;
  /** How each supporter pays, where only exact arithmetic could tell; null: by budget against price. */
  readonly sides: Uint8Array | null;
  /** The price as a fraction, when it was needed. */
  readonly exact: Rational | null;
};

/** The next purchase, and what came close. */
export type Choice = {
  readonly offer: Offer;
  /** The projects with exactly the same rho, the chosen one among them, in the order of the tie criteria. */
  readonly tied: readonly number[];
  /** The smallest rho that any other project may have; from above `guard`, no more is known than that. */
  readonly nextRho: number;
};

/**
 * The project with the smallest rho that its supporters can pay for, or null when there is none.
 *
 * Rho of a project never falls while money is spent, so what was found at an earlier step is a lower
 * bound: only projects whose bound is at most the best offer so far are looked at again. Offers whose
 * intervals overlap are compared as fractions; equal ones go by the tie criteria. All projects whose
 * rho may be at most `guard` are looked at as well (0: none but those needed).
 */
export function choosePurchase(state: SharesState, guard: number): Choice | null {
  const { offers, bound, looked } = collectOffers(state, guard);
  const close = offers.filter(({ rhoLow }) => rhoLow <= bound);
  const [first] = close;
  if (first === undefined) return null;
  const { offer, tied } = close.length === 1 ? { offer: first, tied: [] } : best(state, close);
  return { offer, tied, nextRho: leastOther(state, offers, offer, looked) };
}

type Offers = {
  readonly offers: readonly Offer[];
  /** The best rho is no larger. */
  readonly bound: number;
  /** 1 for every project that was looked at. */
  readonly looked: Uint8Array;
};

function collectOffers(state: SharesState, guard: number): Offers {
  const offers: Offer[] = [];
  const looked = new Uint8Array(state.rhoLeast.length);
  let bound = Infinity;
  for (;;) {
    const project = lowest(state.rhoLeast, looked);
    const least = state.rhoLeast[project] ?? Infinity;
    if (least === Infinity || (least > bound && least > guard)) break;
    looked[project] = 1;
    const offer = offerOf(state, project);
    state.rhoLeast[project] = offer === null ? Infinity : offer.rhoLow;
    if (offer === null) continue;
    offers.push(offer);
    if (offer.rhoHigh < bound) bound = offer.rhoHigh;
  }
  return { offers, bound, looked };
}

function leastOther(
  state: SharesState,
  offers: readonly Offer[],
  chosen: Offer,
  looked: Uint8Array,
): number {
  const unseen = lowest(state.rhoLeast, looked);
  let least = state.rhoLeast[unseen] ?? Infinity;
  for (const { project, rhoLow } of offers) {
    if (project !== chosen.project && rhoLow < least) least = rhoLow;
  }
  return least;
}

/** The project not looked at yet with the smallest bound. */
function lowest(rhoLeast: Float64Array, looked: Uint8Array): number {
  let project = -1;
  let least = Infinity;
  for (let one = 0; one < rhoLeast.length; one += 1) {
    const rho = rhoLeast[one] as number;
    if (rho < least && looked[one] === 0) {
      least = rho;
      project = one;
    }
  }
  return project;
}

function offerOf(state: SharesState, project: number): Offer | null {
  const estimate = estimatePrice(state, project);
  if (estimate.kind === 'unaffordable') return null;
  if (estimate.kind === 'unclear') return exactOffer(state, project);
  const { price, error, richPoints, poorCount } = estimate;
  // Loose bounds would lead to ever looser ones; from here on the fraction is cheaper.
  if (error > price * 2 ** -32) {
    const exact = exactPriceAt(state, project, price);
    const offer = offerAt(state, project, { exact, richPoints });
    return { ...offer, isFlat: false, sides: null };
  }
  return {
    project,
    price,
    error,
    ...rhoBetween(state, project, price, error),
    richPoints,
    isFlat: poorCount === 0 && richPoints === state.problem.support[project],
    sides: null,
    exact: null,
  };
}

function exactOffer(state: SharesState, project: number): Offer | null {
  const priced = exactPrice(state, project);
  if (priced === null) return null;
  const { price, richPoints, sides } = priced;
  return { ...offerAt(state, project, { exact: price, richPoints }), isFlat: false, sides };
}

function offerAt(
  state: SharesState,
  project: number,
  { exact, richPoints }: { readonly exact: Rational; readonly richPoints: number },
): Omit<Offer, 'isFlat' | 'sides'> {
  const price = toFloat(exact);
  const error = price * 2 * UNIT;
  return { project, price, error, ...rhoBetween(state, project, price, error), richPoints, exact };
}

type RhoBounds = { readonly rhoLow: number; readonly rhoHigh: number };

function rhoBetween(state: SharesState, project: number, price: number, error: number): RhoBounds {
  const { utility, costs } = state.problem;
  const divisor = utility === 'cost' ? (costs[project] as number) : 1;
  const low = price > error ? roundedDown(price - error) : 0;
  return {
    rhoLow: roundedDown(low / divisor),
    rhoHigh: roundedUp(roundedUp(price + error) / divisor),
  };
}

type Best = { readonly offer: Offer; readonly tied: readonly number[] };

/** The best of offers that floats cannot tell apart. */
function best(state: SharesState, close: readonly Offer[]): Best {
  const { tieRanks } = state.problem;
  const exact = close
    .map((offer) => {
      const fraction = offer.exact ?? exactPriceAt(state, offer.project, offer.price);
      return { offer: { ...offer, exact: fraction }, rho: rhoOf(state, offer.project, fraction) };
    })
    .sort(
      (left, right) => (tieRanks[left.offer.project] ?? 0) - (tieRanks[right.offer.project] ?? 0),
    );
  const first = exact.reduce((least, other) =>
    compareRationals(other.rho, least.rho) < 0 ? other : least,
  );
  const tied = exact
    .filter(({ rho }) => compareRationals(rho, first.rho) === 0)
    .map(({ offer }) => offer.project);
  return { offer: first.offer, tied: tied.length > 1 ? tied : [] };
}

/** Rho of a project at a price per point, exactly. */
export function rhoOf(state: SharesState, project: number, price: Rational): Rational {
  const cost: bigint = state.problem.candidates[project]?.cost ?? 0n;
  if (state.problem.utility === 'cardinality') return price;
  return { numerator: price.numerator, denominator: price.denominator * cost };
}
