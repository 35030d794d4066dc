import type { Cents } from '../money/cents.js';
import type { TieCriterion } from '../rounds/rule-set.js';
import { compareCodePoints } from './compare-code-points.js';

/** A project with its score, as the rules compare them. */
export type Candidate = { readonly id: string; readonly cost: Cents; readonly score: number };

/**
 * Compares two candidates by one criterion: the cheaper first, the one with more votes (or points)
 * first, or the id that comes first by code point. 0 when the criterion sees no difference.
 */
export function compareBy(criterion: TieCriterion, left: Candidate, right: Candidate): number {
  switch (criterion) {
    case 'cost':
      return left.cost === right.cost ? 0 : left.cost < right.cost ? -1 : 1;
    case 'votes':
      return right.score - left.score;
    case 'id':
      return compareCodePoints(left.id, right.id);
  }
}

/**
 * The criterion that decides between two candidates: the first in the list that sees a difference.
 * Ids are unique, so `id` is the last resort even where the list does not name it.
 */
export function decidingCriterion(
  ties: readonly TieCriterion[],
  left: Candidate,
  right: Candidate,
): TieCriterion {
  return ties.find((criterion) => compareBy(criterion, left, right) !== 0) ?? 'id';
}

/** Compares two candidates by the whole list of criteria; 0 only for one and the same id. */
export function compareTied(
  ties: readonly TieCriterion[],
  left: Candidate,
  right: Candidate,
): number {
  return compareBy(decidingCriterion(ties, left, right), left, right);
}
