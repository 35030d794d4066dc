import { compareRationals, type Rational } from '../arithmetic/rational.js';
import { exactPriceAt } from './exact-price.js';
import { type Offer, offerOf } from './offer.js';
import type { SharesState } from './shares-state.js';

/** The next purchase, and what came close. */
export type Choice = {
  readonly offer: Offer;
  /** The projects with exactly the same rho, the chosen one among them, in the order of the tie criteria. */
  readonly tied: readonly number[];
};

/**
 * The project with the smallest rho that its supporters can pay for, or null when there is none.
 *
 * Rho of a project never falls while money is spent, so what was found at an earlier step is a lower
 * bound: only projects whose bound is at most the best offer so far are looked at again. Offers whose
 * intervals overlap are compared as fractions; equal ones go by the tie criteria.
 */
export function choosePurchase(state: SharesState): Choice | null {
  const { offers, bound } = collectOffers(state);
  const close = offers.filter(({ rhoLow }) => rhoLow <= bound);
  const [first] = close;
  if (first === undefined) return null;
  return close.length === 1 ? { offer: first, tied: [] } : best(state, close);
}

/** Offers, and a bound that the best rho does not exceed. */
type Offers = { readonly offers: readonly Offer[]; readonly bound: number };

function collectOffers(state: SharesState): Offers {
  const offers: Offer[] = [];
  const looked = new Uint8Array(state.rhoLeast.length);
  let bound = Infinity;
  for (;;) {
    const project = lowest(state.rhoLeast, looked);
    const least = state.rhoLeast[project] ?? Infinity;
    if (least === Infinity || least > bound) break;
    looked[project] = 1;
    const offer = offerOf(state, project);
    if (offer === null) continue;
    offers.push(offer);
    if (offer.rhoHigh < bound) bound = offer.rhoHigh;
  }
  return { offers, bound };
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
