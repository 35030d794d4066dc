import type { Decimal } from './decimals.js';

/** One entry may not hold more units than this, so that the sums over all ballots stay exact. */
export const POINT_UNITS_MAX = 1_000_000_000;

/** Points with more decimals than this are refused. */
export const POINT_DECIMALS_MAX = 6;

/** Points in units of 10^-decimals; null when that is no whole number, or more than `POINT_UNITS_MAX`. */
export function toPointUnits(points: Decimal, decimals: number): number | null {
  if (points.decimals > decimals) return null;
  const units = Number(points.coefficient * 10n ** BigInt(decimals - points.decimals));
  return units > POINT_UNITS_MAX || units < -POINT_UNITS_MAX ? null : units;
}
