import type { Cents } from '../money/cents.js';
import { compareCodePoints } from './compare-code-points.js';
import type { TallyElection } from './tally-election.js';
import type { TieCriterion } from './tally-rule.js';

/** A project with its score, as the rules compare them. */
export type Candidate = {
  readonly id: string;
  readonly cost: Cents;
  readonly score: number;
  /** The place on the ballot paper, from 1. */
  readonly listPosition: number;
  /** The place in the drawn order, from 1; 0 when no lot was drawn. */
  readonly lot: number;
};

/** Every project of an election as a candidate, by place. */
export function candidatesOf(
  { projects }: TallyElection,
  scores: { readonly [place: number]: number },
): Candidate[] {
  return projects.map(({ id, cost, listPosition, lot = 0 }, place) => ({
    id,
    cost,
    score: scores[place] ?? 0,
    listPosition,
    lot,
  }));
}

/** Compares two candidates by one criterion: negative when the left one goes first, 0 when it sees no difference. */
export function compareBy(criterion: TieCriterion, left: Candidate, right: Candidate): number {
  switch (criterion) {
    case 'cost':
      return compareCosts(left, right);
    case 'cost-descending':
      return compareCosts(right, left);
    case 'votes':
      return right.score - left.score;
    case 'list-order':
      return left.listPosition - right.listPosition;
    case 'lot':
      return left.lot - right.lot;
    case 'id':
      return compareCodePoints(left.id, right.id);
  }
}

function compareCosts(left: Candidate, right: Candidate): number {
  return left.cost === right.cost ? 0 : left.cost < right.cost ? -1 : 1;
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
