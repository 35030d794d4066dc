import { type Decimal, parseDecimal } from './decimals.js';

/** One entry may not hold more units than this, so that the sums over all ballots stay exact. */
export const POINT_UNITS_MAX = 1_000_000_000;

/** Points with more decimals than this are refused. */
export const POINT_DECIMALS_MAX = 6;

const PLAIN = /^\d{1,9}$/;

/**
 * The decimals of the finest points in the cells, at most `POINT_DECIMALS_MAX`; 0 where all are
 * whole. Points are counted in units of 10^-this, as whole numbers, so no sum is ever rounded.
 */
export function pointDecimalsOf(cells: readonly string[]): number {
  let finest = 0;
  for (const cell of cells) {
    if (!cell.includes('.')) continue;
    for (const entry of cell.split(',')) {
      const decimals = parseDecimal(entry)?.decimals ?? 0;
      if (decimals > finest) finest = decimals;
    }
  }
  return finest > POINT_DECIMALS_MAX ? POINT_DECIMALS_MAX : finest;
}

/** Points in units of 10^-decimals; null when that is no whole number, or more than `POINT_UNITS_MAX`. */
export function toPointUnits(points: Decimal, decimals: number): number | null {
  if (points.decimals > decimals) return null;
  const units = Number(points.coefficient * 10n ** BigInt(decimals - points.decimals));
  return units > POINT_UNITS_MAX || units < -POINT_UNITS_MAX ? null : units;
}

/** Reads one entry of a points list in units of 10^-decimals; null when it is not a number or too large. */
export function parsePoints(text: string, decimals: number): number | null {
  if (decimals === 0 && PLAIN.test(text)) return Number(text);
  const points = parseDecimal(text);
  return points === null ? null : toPointUnits(points, decimals);
}
