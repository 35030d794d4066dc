import type { Cents } from '../money/cents.js';
import { EQUAL_SHARES_NAMES } from './equal-shares/proportional-rules.js';

/** The greedy family: projects in the order of a list, each funded when it fits. */
export const GREEDY_RULES = [
  'greedy@1',
  'greedy-no-skip@1',
  'greedy-threshold@1',
  'greedy-reserve-80@1',
  'greedy-per-cost@1',
] as const;
export type GreedyRuleName = (typeof GREEDY_RULES)[number];

/** The counts that a round can be held under. A name with another version is another rule. */
export const TALLY_RULES = [
  ...GREEDY_RULES,
  ...EQUAL_SHARES_NAMES,
  'sequential-phragmen@1',
] as const;
export type TallyRuleName = (typeof TALLY_RULES)[number];

/** Counts to compare with: too slow for a large election, or no rule but a measure. */
export const YARDSTICKS = [
  'maximin-support@1',
  'max-welfare-cost@1',
  'max-welfare-cardinality@1',
] as const;
export type YardstickName = (typeof YARDSTICKS)[number];

/**
 * What can decide between projects that are equally entitled to be next.
 *
 * - `cost`: the cheaper first; `cost-descending`: the dearer first.
 * - `votes`: the one with more votes (or points) first.
 * - `list-order`: the one that stands higher on the ballot paper first.
 * - `lot`: in the order drawn from the published seed, see `drawnOrder`.
 * - `id`: the id that comes first by code point.
 */
export const TIE_CRITERIA = [
  'cost',
  'cost-descending',
  'votes',
  'list-order',
  'lot',
  'id',
] as const;
export type TieCriterion = (typeof TIE_CRITERIA)[number];

/** The order of tie criteria of a count for which no other was published. */
export const DEFAULT_TIES: readonly TieCriterion[] = ['cost', 'votes', 'id'];

/**
 * A rule with its settings, as a round publishes it before voting.
 *
 * What is absent is not set: a rule that needs it is refused, see `tallyRuleFaults`.
 */
export type TallyRule = {
  readonly rule: TallyRuleName;
  /**
   * The fewest votes or points that a project needs to take part in the count, in whole votes or points,
   * inclusive; null sets no minimum.
   */
  readonly threshold: number | null;
  readonly ties: readonly TieCriterion[];
  /** The unit of money of Add1 and of the floor start, per voter. Equal Shares only. */
  readonly unitCents?: Cents;
  /** What the lot is drawn from. With the tie criterion `lot` only. */
  readonly seed?: string;
  /**
   * When a count has kept the limits on groups of projects, what is left of the budget goes to the other
   * projects in the same order, limits aside. Greedy family only.
   */
  readonly leftoverByScore?: boolean;
};

/** A rule to count by that no round can be held under, with its tie criteria. */
export type Yardstick = { readonly rule: YardstickName; readonly ties: readonly TieCriterion[] };

/** Whether a rule is one of the greedy family. */
export function isGreedyRule(rule: string): rule is GreedyRuleName {
  return (GREEDY_RULES as readonly string[]).includes(rule);
}

/** Whether a count is a yardstick, which no round can be held under. */
export function isYardstick(rule: TallyRule | Yardstick): rule is Yardstick {
  return (YARDSTICKS as readonly string[]).includes(rule.rule);
}
