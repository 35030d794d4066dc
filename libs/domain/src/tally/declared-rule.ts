import type { PabulibElection } from '../pabulib/pabulib-file.js';
import { DEFAULT_TIES, type TallyRule } from './tally-result.js';

/** The rule that a file declares, or why it cannot be counted by it. */
export type DeclaredRule =
  | { readonly kind: 'supported'; readonly rule: TallyRule }
  | { readonly kind: 'unsupported'; readonly declared: string; readonly reason: string };

/** Limits that change who wins and that the count does not know yet. */
const UNSUPPORTED_LIMITS = ['budget_per_category', 'budget_per_neighborhood'];

/**
 * The rule, threshold and limits that a `.pb` file declares, with ties by cost, votes and id.
 *
 * A stated `min_project_score_threshold` applies to every greedy rule. What the count does not
 * know, whether a rule or a limit, is refused by name; it is never counted as something else.
 */
export function declaredRule(election: PabulibElection): DeclaredRule {
  const declared = election.rule;
  const keys = new Set(election.meta.map(({ key }) => key.trim()));
  const limit = UNSUPPORTED_LIMITS.find((key) => keys.has(key));
  if (limit !== undefined) {
    const reason = `The file sets ${limit}, which this version does not count by.`;
    return { kind: 'unsupported', declared, reason };
  }
  const threshold = election.scoreMin;
  switch (declared) {
    case 'greedy':
    case 'greedy-threshold': {
      const rule = threshold === null && declared === 'greedy' ? 'greedy@1' : 'greedy-threshold@1';
      return { kind: 'supported', rule: { rule, threshold, ties: DEFAULT_TIES } };
    }
    case 'greedy-no-skip':
      return {
        kind: 'supported',
        rule: { rule: 'greedy-no-skip@1', threshold, ties: DEFAULT_TIES },
      };
    case 'unknown':
      return { kind: 'unsupported', declared, reason: 'The file does not declare its rule.' };
    default: {
      const reason = `This version does not count by the rule ${JSON.stringify(declared)}.`;
      return { kind: 'unsupported', declared, reason };
    }
  }
}
