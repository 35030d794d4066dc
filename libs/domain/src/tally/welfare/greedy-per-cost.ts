import { cents, type Cents } from '../../money/cents.js';
import type { TieCriterion } from '../../rounds/rule-set.js';
import { scoreProjects } from '../score-projects.js';
import type { TallyElection } from '../tally-election.js';
import type { Tie } from '../tally-result.js';
import { type Candidate, compareTied, decidingCriterion } from '../tie-order.js';

/** The result of a count that only picks winners one by one. */
export type PlainOutcome = {
  /** Ids in order of selection. */
  readonly winners: readonly string[];
  readonly spent: Cents;
  readonly leftover: Cents;
  /** Every tie that the count met, in order. */
  readonly ties: readonly Tie[];
};

/**
 * `greedy-per-cost@1`: most votes (or points) per euro first, passing by every project that costs more
 * than is left. This is the greedy count for voters who count projects, not money.
 *
 * Compared exactly, as fractions; equal ones by the tie criteria. What costs nothing comes first; a
 * negative score never wins.
 */
export function countGreedyPerCost(
  election: TallyElection,
  criteria: readonly TieCriterion[],
): PlainOutcome {
  const scores = scoreProjects(election);
  const ranked = election.projects
    .map(({ id, cost }, place) => ({ id, cost, score: scores[place] ?? 0 }))
    .filter(({ score }) => score >= 0)
    .sort((left, right) => compareRatios(left, right) || compareTied(criteria, left, right));
  const winners: string[] = [];
  const ties: Tie[] = [];
  let left: bigint = election.budget;
  ranked.forEach((candidate, index) => {
    if (candidate.cost > left) return;
    const rivals = ranked
      .slice(index + 1)
      .filter((other) => other.cost <= left && compareRatios(candidate, other) === 0);
    const [second] = rivals;
    if (second !== undefined) {
      ties.push({
        step: winners.length + 1,
        candidates: [candidate, ...rivals].map(({ id }) => id),
        score: candidate.score,
        decidedBy: decidingCriterion(criteria, candidate, second),
      });
    }
    winners.push(candidate.id);
    left -= candidate.cost;
  });
  return { winners, spent: cents(election.budget - left), leftover: cents(left), ties };
}

/** Negative when the left one has more votes per euro; two that cost nothing are equal. */
function compareRatios(left: Candidate, right: Candidate): number {
  if (left.cost === 0n || right.cost === 0n) {
    return Number(right.cost === 0n) - Number(left.cost === 0n);
  }
  const gap = BigInt(right.score) * left.cost - BigInt(left.score) * right.cost;
  return gap === 0n ? 0 : gap < 0n ? -1 : 1;
}
