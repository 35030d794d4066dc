/** Numbers that look random and follow from a seed alone: the next one, a whole number from 0 up to 2^32 - 1. */
export type RandomNumbers = () => number;

/**
 * A generator for this seed: sfc32 ("Small Fast Counting", Chris Doty-Humphrey, PractRand), 128 bits of
 * state, with a counter so that no seed has a short period.
 *
 * The seed is taken in one UTF-16 unit at a time, a step of the generator after each, and 20 steps more.
 * The same numbers on every machine; good enough for resampling, and no secret.
 */
export function randomNumbers(seed: string): RandomNumbers {
  // The first digits of pi, as nobody chose them.
  let [a, b, c, counter] = [0x243f6a88, 0x85a308d3, 0x13198a2e, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let at = 0; at < seed.length; at += 1) {
    a ^= seed.charCodeAt(at);
    next();
  }
  for (let step = 0; step < 20; step += 1) next();
  return next;
}

/**
 * A whole number from 0 up to (not including) `bound`, each equally likely; `bound` is at most 2^32.
 * Numbers beyond the last whole multiple of `bound` are drawn anew.
 */
export function drawBelow(next: RandomNumbers, bound: number): number {
  const limit = 2 ** 32 - (2 ** 32 % bound);
  for (;;) {
    const drawn = next();
    if (drawn < limit) return drawn % bound;
  }
}
