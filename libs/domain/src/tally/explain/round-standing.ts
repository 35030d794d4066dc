import { cents } from '../../money/cents.js';
import { UNIT } from '../arithmetic/rounding.js';
import { compareTied } from '../tie-order.js';
import { forEachEntry } from './entries-of.js';
import type { SharesRound } from './shares-account.js';

/** What the supporters of a project could pay together at the pace of the purchase that was made. */
export type Payable = {
  /** In units of 1 / (denominator × divisor) cent. */
  readonly amount: bigint;
  /** Whether somebody could pay at that pace and keep the rest, or exactly nothing. */
  readonly hasPayerInFull: boolean;
};

/**
 * Whether a project with this price, in whole cents, would have been bought in this round, rather than
 * what was: its supporters can pay it at a smaller rho, or at an equal one and the ties put it first.
 *
 * With the price, rho does not fall; so if one price wins, every lower one does, unless ties put the
 * dearer first. Exact: floats settle what is clear, whole numbers the rest.
 */
export function winsAtPrice(round: SharesRound, project: number, price: bigint): boolean {
  if (price === 0n) return true;
  const clear = clearGap(round, project, price);
  if (clear !== 0) return clear > 0;
  return isEnough(round, { project, price }, payable(round, project, price));
}

/** A project as it might have been. */
export type Changed = {
  readonly project: number;
  readonly price: bigint;
  readonly scoreAdded?: number;
};

/** Whether this much, at the pace of the purchase made, puts a project of this price before it. */
export function isEnough(
  round: SharesRound,
  { project, price, scoreAdded = 0 }: Changed,
  { amount, hasPayerInFull }: Payable,
): boolean {
  const { account, next } = round;
  const needed = price * account.denominator * divisorOf(round);
  if (amount !== needed) return amount > needed;
  // All give the last they have, at a pace that is slower still: the rho is smaller.
  if (next === null || !hasPayerInFull) return true;
  const candidate = account.candidates[project];
  if (candidate === undefined) return false;
  const changed = { ...candidate, cost: cents(price), score: candidate.score + scoreAdded };
  return compareTied(account.ties, changed, next.candidate) < 0;
}

/** What a supporter pays at most, per point, at the pace of the purchase made; null: all it has. */
export function capOf(round: SharesRound, price: bigint): bigint | null {
  const { account, next } = round;
  if (next === null) return null;
  return account.utility === 'cost' ? next.price * price : next.price;
}

/** The pace of the purchase made is a fraction of the price with this divisor. */
export function divisorOf({ account, next }: SharesRound): bigint {
  return next === null || account.utility === 'cardinality' ? 1n : next.candidate.cost;
}

function payable(round: SharesRound, project: number, price: bigint): Payable {
  const { merged } = round.account;
  const cap = capOf(round, price);
  const divisor = divisorOf(round);
  let amount = 0n;
  let hasPayerInFull = false;
  forEachEntry(merged.byProject, project, (one, points) => {
    const held = (round.budgets[one] as bigint) * divisor;
    const most = cap === null ? null : cap * BigInt(points);
    const isInFull = most !== null && most <= held;
    if (isInFull) hasPayerInFull = true;
    amount += BigInt(merged.weights[one] as number) * (isInFull ? most : held);
  });
  return { amount, hasPayerInFull };
}

/** Positive or negative when floats are sure that there is more or less than the price; else 0. */
function clearGap(round: SharesRound, project: number, price: bigint): number {
  const amount = Number(price);
  const paid = payableFloat(round, project, amount);
  const { starts } = round.account.merged.byProject;
  const entries = (starts[project + 1] ?? 0) - (starts[project] ?? 0);
  const gap = paid - amount;
  const doubt = (entries + 16) * 4 * UNIT * (paid + amount);
  return gap > doubt || gap < -doubt ? gap : 0;
}

/** What the supporters could pay together for a project of this price, in cents, rounded. */
export function payableFloat(round: SharesRound, project: number, price: number): number {
  const { weights, byProject } = round.account.merged;
  const cap = capFloat(round, price);
  let paid = 0;
  forEachEntry(byProject, project, (one, points) => {
    const most = cap * points;
    const held = round.floats[one] as number;
    paid += (weights[one] as number) * (held < most ? held : most);
  });
  return paid;
}

/** `capOf` over `divisorOf`, in cents, rounded; Infinity after the last purchase. */
export function capFloat({ account, next }: SharesRound, price: number): number {
  if (next === null) return Infinity;
  if (account.utility === 'cardinality') return next.priceFloat;
  return (next.priceFloat * price) / Number(next.candidate.cost);
}

/** Whether limits keep a project of this price out of the round. */
export function isShutOutAt(
  { account, limits, funded }: SharesRound,
  project: number,
  price: bigint,
): boolean {
  const groups = account.election.limits ?? [];
  if (groups.length === 0) return false;
  if (price === account.candidates[project]?.cost) return limits.isShutOut(project);
  return groups.some(({ members, costMax, countMax }) => {
    if (!members.includes(project)) return false;
    const others = members.filter((place) => funded.has(place));
    const spent = others.reduce(
      (total, place) => total + (account.candidates[place]?.cost ?? 0n),
      0n,
    );
    const isTooMany = countMax !== null && others.length >= countMax;
    return isTooMany || (costMax !== null && spent + price > costMax);
  });
}
