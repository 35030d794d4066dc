import type { GreedyRuleName } from '../tally-rule.js';
import type { Candidate } from '../tie-order.js';

/**
 * What happens when the project whose turn it is costs more than is left.
 *
 * - `skip`: it is passed by; a cheaper one further down may still fit.
 * - `stop`: the count ends.
 * - `reserve`: the count ends; but when at least 80 % of its cost is left, it is funded all the same, and
 *   a reserve outside the budget pays the rest.
 */
export type OnMisfit = 'skip' | 'stop' | 'reserve';

/** How one rule of the greedy family walks. */
export type GreedyManner = {
  /** What the list is ordered by; 0 for projects that are equally entitled. */
  readonly compare: (left: Candidate, right: Candidate) => number;
  readonly onMisfit: OnMisfit;
};

/** The rules of the greedy family. `greedy-threshold@1` differs from `greedy@1` in having a threshold. */
export const GREEDY_MANNERS: Readonly<Record<GreedyRuleName, GreedyManner>> = {
  'greedy@1': { compare: byScore, onMisfit: 'skip' },
  'greedy-threshold@1': { compare: byScore, onMisfit: 'skip' },
  'greedy-no-skip@1': { compare: byScore, onMisfit: 'stop' },
  'greedy-reserve-80@1': { compare: byScore, onMisfit: 'reserve' },
  'greedy-per-cost@1': { compare: byScorePerCost, onMisfit: 'skip' },
};

function byScore(left: Candidate, right: Candidate): number {
  return right.score - left.score;
}

/** Most votes (or points) per euro first, as exact fractions; what costs nothing before all others. */
function byScorePerCost(left: Candidate, right: Candidate): number {
  if (left.cost === 0n || right.cost === 0n) {
    return Number(right.cost === 0n) - Number(left.cost === 0n);
  }
  const gap = BigInt(right.score) * left.cost - BigInt(left.score) * right.cost;
  return gap === 0n ? 0 : gap < 0n ? -1 : 1;
}
