import { countGreedily } from './greedy-family.js';
import type { TallyElection } from './tally-election.js';
import type { TallyResult, TallyRule } from './tally-result.js';

/**
 * `greedy@1`: most votes (or points) first, passing by every project that costs more than is left.
 * A cheaper one further down may still fit.
 */
export function countGreedy(election: TallyElection, ties: TallyRule['ties']): TallyResult {
  return countGreedily(election, { rule: 'greedy@1', threshold: null, ties }, 'skip');
}
