import { tallyRulesJson } from '../rounds/rules-document.js';
import type { RoundTally } from '../rounds/round-limits.js';
import { DEFAULT_TIES, type TallyRuleName } from '../tally/tally-rule.js';

/** How a `.pb` file states the rule that an election was counted by. */
export type RuleDeclaration = {
  readonly rule: string;
  /** What files say beside a rule of their own; null when the name says all. */
  readonly comment: string | null;
  /** All settings as in the rules document, where the format has no words for them; otherwise null. */
  readonly settings: string | null;
};

/** What Pabulib calls the rules that it has a name for. */
export const PABULIB_NAMES: Partial<Record<TallyRuleName, string>> = {
  'greedy@1': 'greedy',
  'greedy-no-skip@1': 'greedy-no-skip',
  'greedy-threshold@1': 'greedy-threshold',
  'greedy-reserve-80@1': 'greedy-custom',
  'equal-shares-cost@1': 'equalshares',
  'equal-shares-cost-comparison@1': 'equalshares-comparison',
  'equal-shares-cost-add1-floor@1': 'equalshares/add1',
  'equal-shares-cost-add1-floor-comparison@1': 'equalshares/add1-comparison',
};

/** `greedy-custom` means what the comment says; these are the words that files use. */
const RESERVE_80_COMMENT =
  '#1: Projects are funded by the number of votes until the next one does not fit within the budget. ' +
  'If the remaining budget is enough to fund at least 80% of that project, it is funded as well.';

/**
 * The rule of a round as a `.pb` file declares it, so that whoever reads the file counts by the same.
 *
 * Pabulib's own name is used only where it says everything but the threshold, which has a field: with
 * ties by cost, votes and id, and no limits, unit or lot. Any other rule stands under its published
 * name, with all its settings, so that a reader who does not know it cannot take it for another.
 */
export function declarationOf(tally: RoundTally): RuleDeclaration {
  const name = PABULIB_NAMES[tally.rule];
  const plain = { rule: tally.rule, threshold: tally.threshold, ties: DEFAULT_TIES };
  const settings = JSON.stringify(tallyRulesJson(tally));
  if (name === undefined || settings !== JSON.stringify(tallyRulesJson(plain))) {
    return { rule: tally.rule, comment: null, settings };
  }
  const comment = tally.rule === 'greedy-reserve-80@1' ? RESERVE_80_COMMENT : null;
  return { rule: name, comment, settings: null };
}
