export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/**
 * How many whole seconds, rounded up, until fewer than `max` of these moments lie within the window
 * before now; 0 when there is room. A moment exactly as long ago as the window is outside it.
 */
export function secondsUntilRoom(
  moments: readonly Date[],
  now: Date,
  { windowMs, max }: { readonly windowMs: number; readonly max: number },
): number {
  const ages = moments
    .map((each) => now.getTime() - each.getTime())
    .filter((age) => age < windowMs)
    .toSorted((one, other) => one - other);
  // There is room as soon as the `max`-th youngest leaves the window.
  const last = ages[max - 1];
  if (last === undefined) return 0;
  const waitMs = windowMs - last;
  const rest = waitMs % 1_000;
  return (waitMs - rest) / 1_000 + (rest > 0 ? 1 : 0);
}
