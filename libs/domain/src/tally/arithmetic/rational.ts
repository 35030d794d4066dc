/** The exact number `numerator` / `denominator`; the denominator is positive, the fraction need not be reduced. */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

/** The exact quotient of two whole numbers. @throws {RangeError} when the denominator is not positive */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator <= 0n) throw new RangeError('A denominator is positive.');
  return { numerator, denominator };
}

/** Negative, 0 or positive as the left number is smaller than, equal to or larger than the right one. */
export function compareRationals(left: Rational, right: Rational): number {
  const gap = left.numerator * right.denominator - right.numerator * left.denominator;
  return gap === 0n ? 0 : gap < 0n ? -1 : 1;
}

/** The same number in lowest terms. */
export function reduce({ numerator, denominator }: Rational): Rational {
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** The number as `12` or `12/7`, in lowest terms. */
export function formatRational(number: Rational): string {
  const { numerator, denominator } = reduce(number);
  return denominator === 1n ? numerator.toString() : `${numerator}/${denominator}`;
}

/** The largest whole number that divides both; of 0 and x it is x. Neither may be negative. */
export function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/**
 * The number as a float, with a relative error of at most 2^-52; for numbers whose size a float can
 * hold. 0 gives exactly 0.
 */
export function toFloat({ numerator, denominator }: Rational): number {
  if (numerator < 0n) return -toFloat({ numerator: -numerator, denominator });
  if (numerator === 0n) return 0;
  // Scaled so that the whole quotient has 64 bits or more: cutting it off errs by less than 2^-63.
  const shift = 68 - bitLength(numerator) + bitLength(denominator);
  const quotient =
    shift >= 0
      ? (numerator << BigInt(shift)) / denominator
      : numerator / (denominator << BigInt(-shift));
  return Number(quotient) * 2 ** -shift;
}

/** The number of bits rounded up to a multiple of 4: one digit of base 16 too many does no harm. */
function bitLength(positive: bigint): number {
  return positive.toString(16).length * 4;
}
