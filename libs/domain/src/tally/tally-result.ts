import type { Cents } from '../money/cents.js';
import type { RuleSet, TallyRuleName, TieCriterion } from '../rounds/rule-set.js';

/**
 * A rule with its settings, as a round publishes it before voting.
 *
 * `threshold` is the fewest votes or points that a project needs, in whole votes or points,
 * inclusive; null sets no minimum. It is applied by every rule of the greedy family.
 */
export type TallyRule = RuleSet['tally'];

/** What became of a project in the count. */
export type ProjectFate =
  /** Chosen, and paid from the budget. */
  | 'funded'
  /** Its turn came, but it cost more than was left. */
  | 'does-not-fit'
  /** It has fewer votes or points than the rule asks. */
  | 'below-threshold'
  /** The count had stopped before its turn. */
  | 'not-reached';

/** One project in the order in which the count came to it; those below the threshold stand last. */
export type ProjectOutcome = {
  readonly id: string;
  readonly cost: Cents;
  /** In units of 10^-scoreDecimals. */
  readonly score: number;
  readonly fate: ProjectFate;
};

/** Two or more projects that were equally entitled to be next, and how the rule chose. */
export type Tie = {
  /** The selection that it was about: 1 for the first project chosen, and so on. */
  readonly step: number;
  /** The ids of all that were equal, in the order that the criteria gave; the first went first. */
  readonly candidates: readonly string[];
  readonly score: number;
  /** The criterion that put the first before the second. */
  readonly decidedBy: TieCriterion;
};

/** The result of one count: a function of the election and the rule alone. */
export type TallyResult = {
  readonly rule: TallyRuleName;
  /** Ids in order of selection. */
  readonly winners: readonly string[];
  readonly spent: Cents;
  readonly leftover: Cents;
  readonly scoreDecimals: number;
  readonly outcomes: readonly ProjectOutcome[];
  /** Every tie that the count met, in order. */
  readonly ties: readonly Tie[];
};

/** The order of tie criteria of a count for which no other was published. */
export const DEFAULT_TIES: readonly TieCriterion[] = ['cost', 'votes', 'id'];
