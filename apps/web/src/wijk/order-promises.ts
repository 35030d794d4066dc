import type { WijkPromise } from './wijk-types.js';

/** A promise, and the day of the promise that took its place. */
export type ShownPromise = { readonly promise: WijkPromise; readonly newDueOn: string | null };

const ORDER: readonly WijkPromise['state'][] = ['overdue', 'broken', 'open', 'kept'];

/**
 * Bad news first: what is too late or failed, then what is worked on, by its day; then what is done, the last
 * first. A failed promise tells the day of the one that took its place.
 */
export function orderPromises(promises: readonly WijkPromise[]): readonly ShownPromise[] {
  const byId = new Map(promises.map((promise) => [promise.id, promise]));
  return promises
    .toSorted(
      (one, other) =>
        ORDER.indexOf(one.state) - ORDER.indexOf(other.state) ||
        one.dueOn.localeCompare(other.dueOn) * (one.state === 'kept' ? -1 : 1),
    )
    .map((promise) => ({
      promise,
      newDueOn: byId.get(promise.followedById ?? '')?.dueOn ?? null,
    }));
}
