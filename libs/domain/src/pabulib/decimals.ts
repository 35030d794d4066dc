import { cents, type Cents } from '../money/cents.js';

/** The number `coefficient` × 10^-`decimals`, exactly; the coefficient ends in 0 only without decimals. */
export type Decimal = { readonly coefficient: bigint; readonly decimals: number };

const DECIMAL = /^([+-]?)(\d+)(?:[.,](\d+))?$/;
const COMMA_GROUP = /^[+-]?\d{1,3},\d{3}$/;

/**
 * Reads `12`, `-3`, `400000.0` or `0,5` exactly; null when the text is something else.
 *
 * A comma is a decimal comma. `12,345` is refused: it could as well be twelve thousand.
 */
export function parseDecimal(text: string): Decimal | null {
  const trimmed = text.trim();
  const match = COMMA_GROUP.test(trimmed) ? null : DECIMAL.exec(trimmed);
  if (match === null) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  const magnitude = BigInt(whole + kept);
  return { coefficient: sign === '-' ? -magnitude : magnitude, decimals: kept.length };
}

/** A whole number that a count can hold exactly, written as `12` or `12.0`; null otherwise. */
export function parseWhole(text: string): number | null {
  const decimal = parseDecimal(text);
  if (decimal?.decimals !== 0) return null;
  const value = Number(decimal.coefficient);
  return Number.isSafeInteger(value) ? value : null;
}

/** Money in whole cents, and whether anything finer than a cent was left out (rounded down). */
export type AmountReading = { readonly amount: Cents; readonly isExact: boolean };

/** Reads an amount in units of a currency of a hundred cents; rounds down, to minus infinity. */
export function parseAmount(text: string): AmountReading | null {
  const decimal = parseDecimal(text);
  if (decimal === null) return null;
  const { coefficient, decimals } = decimal;
  if (decimals <= 2) {
    return { amount: cents(coefficient * 10n ** BigInt(2 - decimals)), isExact: true };
  }
  const finer = 10n ** BigInt(decimals - 2);
  const floored = coefficient / finer - (coefficient < 0n ? 1n : 0n);
  return { amount: cents(floored), isExact: false };
}

/** An amount of cents in currency units, as `.pb` writes it: `12`, `12.5` or `12.05`. */
export function formatAmount(amount: Cents): string {
  const isNegative = amount < 0n;
  const magnitude = isNegative ? BigInt(amount) * -1n : amount;
  const fraction = (magnitude % 100n).toString().padStart(2, '0').replace(/0+$/, '');
  const whole = `${isNegative ? '-' : ''}${(magnitude / 100n).toString()}`;
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
