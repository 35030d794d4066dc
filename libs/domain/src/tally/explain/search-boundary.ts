/**
 * The largest whole number from `from` up to `to` (inclusive) that passes, by bisection; null when
 * `from` does not pass. When passing is not monotone: a number that passes while the next one does
 * not, or `to`.
 */
export function largestPassing(
  passes: (number: bigint) => boolean,
  from: bigint,
  to: bigint,
): bigint | null {
  if (from > to || !passes(from)) return null;
  if (passes(to)) return to;
  let [yes, no] = [from, to];
  while (no - yes > 1n) {
    const middle = (yes + no) / 2n;
    if (passes(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/**
 * The smallest whole number from 1 up to `most` (inclusive) that passes, found by doubling and bisection;
 * null when none of those tried does. When passing is not monotone: a number that passes while the one
 * before it does not.
 */
export function smallestPassing(passes: (number: number) => boolean, most: number): number | null {
  if (most < 1) return null;
  let [no, yes] = [0, 1];
  while (!passes(yes)) {
    if (yes >= most) return null;
    no = yes;
    yes = yes * 2 > most ? most : yes * 2;
  }
  while (yes - no > 1) {
    const middle = (yes + no - ((yes + no) % 2)) / 2;
    if (passes(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
