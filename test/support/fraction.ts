/** A plain exact fraction for tests: always in lowest terms, denominator positive. */
export type Fraction = { readonly top: bigint; readonly bottom: bigint };

export function fraction(top: bigint, bottom = 1n): Fraction {
  let [a, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  while (b !== 0n) [a, b] = [b, a % b];
  const divisor = bottom < 0n ? -a : a;
  return a === 0n ? { top: 0n, bottom: 1n } : { top: top / divisor, bottom: bottom / divisor };
}

export const plus = (one: Fraction, other: Fraction): Fraction =>
  fraction(one.top * other.bottom + other.top * one.bottom, one.bottom * other.bottom);

export const minus = (one: Fraction, other: Fraction): Fraction =>
  fraction(one.top * other.bottom - other.top * one.bottom, one.bottom * other.bottom);

export const times = (one: Fraction, other: Fraction): Fraction =>
  fraction(one.top * other.top, one.bottom * other.bottom);

export const over = (one: Fraction, other: Fraction): Fraction =>
  fraction(one.top * other.bottom, one.bottom * other.top);

export function compare(one: Fraction, other: Fraction): number {
  const gap = one.top * other.bottom - other.top * one.bottom;
  return gap === 0n ? 0 : gap < 0n ? -1 : 1;
}

export const least = (one: Fraction, other: Fraction): Fraction =>
  compare(one, other) <= 0 ? one : other;

export const sum = (all: readonly Fraction[]): Fraction => all.reduce(plus, fraction(0n));
