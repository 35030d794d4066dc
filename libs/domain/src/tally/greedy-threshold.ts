import { countGreedily } from './greedy-family.js';
import type { TallyElection } from './tally-election.js';
import type { TallyResult, TallyRule } from './tally-result.js';

/**
 * `greedy-threshold@1`: as `greedy@1`, among the projects that have at least the threshold in votes
 * (or points), inclusive. Without a threshold (null) the result is that of `greedy@1`.
 */
export function countGreedyThreshold(
  election: TallyElection,
  { threshold, ties }: Pick<TallyRule, 'threshold' | 'ties'>,
): TallyResult {
  return countGreedily(election, { rule: 'greedy-threshold@1', threshold, ties }, 'skip');
}
