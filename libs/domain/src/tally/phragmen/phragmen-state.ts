import type { Rational } from '../arithmetic/rational.js';
import type { MergedBallots } from '../merge/merge-ballots.js';
import type { Candidate } from '../tie-order.js';

/**
 * A count under way. The load of a class is the time of the last purchase that it took part in, so that
 * a number of that purchase is all there is to know: 0 for none, k for the k-th.
 */
export type PhragmenState = {
  readonly merged: MergedBallots;
  readonly candidates: readonly Candidate[];
  /** The voters behind each project. */
  readonly support: Float64Array;
  readonly lastPurchase: Uint32Array;
  /** The time of each purchase in floats, from 1; `times[0]` is 0. Each is within `errors`. */
  readonly times: number[];
  readonly errors: number[];
  /** The same, exactly: numerators over the one denominator. As far as they were needed. */
  exact: ExactTimes;
  readonly purchases: PhragmenPurchase[];
};

export type ExactTimes = { readonly numerators: readonly bigint[]; readonly denominator: bigint };

/**
 * One project bought, at the time (cost + Σ loads of its supporters) / supporters: how many supporters had
 * the load of which earlier purchase makes that exact.
 */
export type PhragmenPurchase = {
  readonly project: number;
  readonly votersByLoad: Float64Array;
};

/** How many supporters of a project have the load of which purchase, from 0 (no load yet). */
export function votersByLoad(state: PhragmenState, project: number): Float64Array {
  const { byProject, weights } = state.merged;
  const counts = new Float64Array(state.times.length);
  const to = byProject.starts[project + 1] as number;
  for (let at = byProject.starts[project] as number; at < to; at += 1) {
    const one = byProject.columns[at] as number;
    const last = state.lastPurchase[one] as number;
    counts[last] = (counts[last] as number) + (weights[one] as number);
  }
  return counts;
}

/** The exact times of all purchases so far. */
export function exactTimes(state: PhragmenState): ExactTimes {
  let { exact } = state;
  for (let index = exact.numerators.length - 1; index < state.purchases.length; index += 1) {
    const purchase = state.purchases[index];
    if (purchase === undefined) break;
    const time = timeFrom(state, exact, purchase);
    const factor = BigInt(state.support[purchase.project] as number);
    exact = {
      numerators: [...exact.numerators.map((earlier) => earlier * factor), time.numerator],
      denominator: time.denominator,
    };
  }
  state.exact = exact;
  return exact;
}

/** The time at which the supporters of a project can buy it, exactly. */
export function exactTime(state: PhragmenState, project: number): Rational {
  return timeFrom(state, exactTimes(state), {
    project,
    votersByLoad: votersByLoad(state, project),
  });
}

function timeFrom(
  { candidates, support }: PhragmenState,
  { numerators, denominator }: ExactTimes,
  { project, votersByLoad: voters }: PhragmenPurchase,
): Rational {
  const cost: bigint = candidates[project]?.cost ?? 0n;
  const loads = voters.reduce(
    (total, count, load) => total + (numerators[load] ?? 0n) * BigInt(count),
    0n,
  );
  return {
    numerator: cost * denominator + loads,
    denominator: denominator * BigInt(support[project] as number),
  };
}
