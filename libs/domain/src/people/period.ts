/** Days from a first up to and including a last, as ISO dates; a last day of null is none at all. */
export type Period = { readonly validFromOn: string; readonly validUntilOn: string | null };

/** Whether two periods share a day. Both ends are inclusive, so a last and a first day that are the same meet. */
export function haveDayInCommon(left: Period, right: Period): boolean {
  return (
    (left.validUntilOn === null || right.validFromOn <= left.validUntilOn) &&
    (right.validUntilOn === null || left.validFromOn <= right.validUntilOn)
  );
}
