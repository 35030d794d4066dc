import type { Tie } from '../tally-result.js';
import { decidingCriterion } from '../tie-order.js';
import type { SharesProblem } from './shares-problem.js';

/** The projects that a completion adds, by place in the list of projects, and the ties it met. */
export type Completion = { readonly added: readonly number[]; readonly ties: readonly Tie[] };

/**
 * Spends what is left on projects that are not funded yet: most votes (or points) first, equal ones by
 * the tie criteria, passing by what does not fit or is shut out by a limit. As `greedy@1`, a project
 * without votes comes last, and one with a negative score never.
 */
export function completeByScore(
  { candidates, tieRanks, ties: criteria, scoreMin, openLimits }: SharesProblem,
  funded: readonly number[],
  leftover: bigint,
): Completion {
  const open = candidates
    .map((candidate, place) => ({ ...candidate, place }))
    .filter(({ place, score }) => !funded.includes(place) && score >= 0 && score >= scoreMin)
    .sort(
      (left, right) =>
        right.score - left.score || (tieRanks[left.place] ?? 0) - (tieRanks[right.place] ?? 0),
    );
  const limits = openLimits();
  for (const place of funded) limits.fund(place);
  const added: number[] = [];
  const ties: Tie[] = [];
  let left = leftover;
  open.forEach((candidate, index) => {
    if (candidate.cost > left || limits.isShutOut(candidate.place)) return;
    const rivals = open
      .slice(index + 1)
      .filter(
        ({ score, cost, place }) =>
          score === candidate.score && cost <= left && !limits.isShutOut(place),
      );
    const [second] = rivals;
    if (second !== undefined) {
      ties.push({
        step: funded.length + added.length + 1,
        candidates: [candidate, ...rivals].map(({ id }) => id),
        score: candidate.score,
        decidedBy: decidingCriterion(criteria, candidate, second),
      });
    }
    added.push(candidate.place);
    limits.fund(candidate.place);
    left -= candidate.cost;
  });
  return { added, ties };
}
