import { countGreedyNoSkip } from './greedy-no-skip.js';
import { countGreedyThreshold } from './greedy-threshold.js';
import { countGreedy } from './greedy.js';
import type { TallyElection } from './tally-election.js';
import type { TallyResult, TallyRule } from './tally-result.js';

/**
 * Counts an election by a published rule.
 *
 * The result depends on the rule, the budget, the projects and the ballots alone; in whatever order
 * projects and ballots come, and on whatever machine, it is the same.
 */
export function countTally(election: TallyElection, rule: TallyRule): TallyResult {
  switch (rule.rule) {
    case 'greedy@1':
      return countGreedy(election, rule.ties);
    case 'greedy-no-skip@1':
      return countGreedyNoSkip(election, rule);
    case 'greedy-threshold@1':
      return countGreedyThreshold(election, rule);
  }
}
