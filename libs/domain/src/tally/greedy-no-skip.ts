import { countGreedily } from './greedy-family.js';
import type { TallyElection } from './tally-election.js';
import type { TallyResult, TallyRule } from './tally-result.js';

/**
 * `greedy-no-skip@1`: most votes (or points) first, until a project costs more than is left; the
 * count ends there, even when a cheaper project further down would fit. A threshold, where one is
 * given, takes projects out before the count.
 */
export function countGreedyNoSkip(
  election: TallyElection,
  { threshold, ties }: Pick<TallyRule, 'threshold' | 'ties'>,
): TallyResult {
  return countGreedily(election, { rule: 'greedy-no-skip@1', threshold, ties }, 'stop');
}
