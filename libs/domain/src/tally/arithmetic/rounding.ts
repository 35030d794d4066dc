/**
 * Bounds for rounding errors of 64-bit floats, after Higham, "Accuracy and Stability of Numerical
 * Algorithms", ch. 3. One operation errs by at most `UNIT` times its result.
 */
export const UNIT = 2 ** -53;

/**
 * Makes an error bound that was itself computed with floats rigorous: it covers the rounding of some
 * thousands of operations on the bound, and second-order terms.
 */
export const SLACK = 1 + 2 ** -36;

/** A number not above x·(1 − 8·UNIT): below anything that one or two rounded operations made into x. */
export function roundedDown(positive: number): number {
  return positive * (1 - 16 * UNIT);
}

/** A number not below x·(1 + 8·UNIT). */
export function roundedUp(positive: number): number {
  return positive * (1 + 16 * UNIT);
}

/** The most by which a float differs from the whole number that it was made of. */
export function conversionError(whole: bigint): number {
  const float = Number(whole);
  return BigInt(float) === whole ? 0 : (float < 0 ? -float : float) * UNIT;
}
