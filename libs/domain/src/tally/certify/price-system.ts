import { greatestCommonDivisor, type Rational } from '../arithmetic/rational.js';
import { cents, type Cents } from '../../money/cents.js';
import { compareCodePoints } from '../compare-code-points.js';
import { openLimits } from '../limits.js';
import type { TallyDetail, TallyResult } from '../tally-result.js';
import { type AuditedOutcome, placesOf } from './audited-outcome.js';

/** What the supporters of a project that they did not buy have left together. */
export type SupportersLeft = {
  readonly id: string;
  /** Rounded down to the cent: less than the cost exactly when the amount itself is. */
  readonly leftCents: Cents;
};

/**
 * The prices at which voters bought the winners, out of equal purses, with nothing left over that
 * could have bought another: what makes an outcome priceable.
 *
 * The payments follow: in the order of the purchases every supporter pays the price times its points, or
 * all that it has left. Under sequential Phragmén, purses fill at one pace and a purchase empties
 * those of its supporters; the times are the prices.
 */
export type PriceSystem =
  | {
      readonly kind: 'equal-shares';
      /** What every voter had, in cents. */
      readonly endowment: Rational;
      readonly purchases: readonly { readonly id: string; readonly price: Rational }[];
      /** The projects that nobody bought though nothing barred them, by id. */
      readonly notBought: readonly SupportersLeft[];
    }
  | {
      readonly kind: 'sequential-phragmen';
      readonly purchases: readonly { readonly id: string; readonly time: Rational }[];
      readonly notBought: readonly SupportersLeft[];
    }
  | {
      readonly kind: 'none';
      /** The rule has no prices, or the comparison put the greedy outcome in the place of the bought one. */
      readonly reason: 'rule-without-prices' | 'greedy-outcome-stands';
    };

/**
 * The price system of a count by Equal Shares or sequential Phragmén; exact.
 *
 * It covers the winners that were bought: not those that cost nothing, nor those of a utilitarian
 * completion. Linear in the approvals of the winners, and in those of the others.
 */
export function priceSystemOf(
  outcome: AuditedOutcome,
  { detail, winners }: Pick<TallyResult, 'detail' | 'winners'>,
): PriceSystem {
  if (detail.kind === 'equal-shares') return sharesPrices(outcome, detail, winners);
  if (detail.kind !== 'sequential-phragmen') return { kind: 'none', reason: 'rule-without-prices' };
  const times = commonTerms(detail.times);
  const loads: bigint[] = Array.from(outcome.merged.weights, () => 0n);
  const bought = placesOf(outcome.election, winners);
  bought.forEach((place, index) => {
    forSupporters(outcome, place, (one) => {
      loads[one] = times.numerators[index] ?? 0n;
    });
  });
  const last = times.numerators.at(-1) ?? 0n;
  const purses = loads.map((load) => last - load);
  return {
    kind: 'sequential-phragmen',
    purchases: winners.map((id, index) => ({
      id,
      time: detail.times[index] ?? { numerator: 0n, denominator: 1n },
    })),
    notBought: leftBehind(outcome, bought, { purses, denominator: times.denominator }),
  };
}

type SharesDetail = Extract<TallyDetail, { readonly kind: 'equal-shares' }>;

function sharesPrices(
  outcome: AuditedOutcome,
  { endowment, trace, completed, comparison }: SharesDetail,
  winners: readonly string[],
): PriceSystem {
  if (comparison?.chosen === 'greedy') return { kind: 'none', reason: 'greedy-outcome-stands' };
  const { election, merged } = outcome;
  const terms = commonTerms([endowment, ...trace.map(({ price }) => price)]);
  const [start = 0n, ...prices] = terms.numerators;
  const purses: bigint[] = Array.from(merged.weights, () => start);
  placesOf(
    election,
    trace.map(({ id }) => id),
  ).forEach((place, index) => {
    const price = prices[index] ?? 0n;
    forSupporters(outcome, place, (one, points) => {
      const left = (purses[one] as bigint) - (points === 1 ? price : price * BigInt(points));
      purses[one] = left > 0n ? left : 0n;
    });
  });
  const bought = placesOf(
    election,
    winners.filter((id) => !completed.includes(id)),
  );
  return {
    kind: 'equal-shares',
    endowment,
    purchases: trace.map(({ id, price }) => ({ id, price })),
    notBought: leftBehind(outcome, bought, { purses, denominator: terms.denominator }),
  };
}

type Terms = { readonly numerators: readonly bigint[]; readonly denominator: bigint };

/** Fractions over one denominator. */
function commonTerms(fractions: readonly Rational[]): Terms {
  const denominator = fractions.reduce(
    (common, { denominator: next }) => (common / greatestCommonDivisor(common, next)) * next,
    1n,
  );
  return {
    numerators: fractions.map((one) => one.numerator * (denominator / one.denominator)),
    denominator,
  };
}

function forSupporters(
  { merged: { byProject } }: AuditedOutcome,
  place: number,
  visit: (one: number, points: number) => void,
): void {
  const { starts, columns, values } = byProject;
  const to = starts[place + 1] as number;
  for (let at = starts[place] as number; at < to; at += 1) {
    visit(columns[at] as number, values === null ? 1 : (values[at] as number));
  }
}

type Purses = { readonly purses: readonly bigint[]; readonly denominator: bigint };

function leftBehind(
  outcome: AuditedOutcome,
  bought: readonly number[],
  { purses, denominator }: Purses,
): SupportersLeft[] {
  const { election, merged, supporters, isBelowThreshold } = outcome;
  const limits = openLimits(election);
  for (const place of bought) limits.fund(place);
  const isBought = new Set(bought);
  return election.projects
    .map(({ id, cost }, place) => ({ id, cost, place }))
    .filter(
      ({ cost, place }) =>
        !isBought.has(place) &&
        cost > 0n &&
        supporters[place] !== 0 &&
        isBelowThreshold[place] === 0 &&
        !limits.isShutOut(place),
    )
    .sort((one, other) => compareCodePoints(one.id, other.id))
    .map(({ id, place }) => {
      let left = 0n;
      forSupporters(outcome, place, (one) => {
        left += (purses[one] as bigint) * BigInt(merged.weights[one] as number);
      });
      return { id, leftCents: cents(left / denominator) };
    });
}
