import type { ShareUtility } from './shares-problem.js';

/**
 * What follows when the budget is not spent after one count at an equal share of it.
 *
 * - `none`: nothing.
 * - `add1`: every voter gets one unit of money more and the count is run anew, until the next outcome would
 *   cost more than the budget, or every project with support is funded. The last outcome that the
 *   budget can pay stands. As cities count it.
 * - `add1-exhaustive`: the same, and it also ends when no project with support fits in what is left.
 * - `utilitarian`: the money left goes to the other projects, most votes (or points) first, passing by
 *   what does not fit.
 * - `add1-utilitarian` and `add1-exhaustive-utilitarian`: first the one, then the other.
 */
export type SharesCompletion =
  | 'none'
  | 'add1'
  | 'add1-exhaustive'
  | 'utilitarian'
  | 'add1-utilitarian'
  | 'add1-exhaustive-utilitarian';

/** A rule of this family as it is published. A name with another version is another rule. */
export type PublishedSharesRule = {
  readonly name: string;
  readonly utility: ShareUtility;
  readonly completion: SharesCompletion;
};

/** Every published variant of the Method of Equal Shares: utility and completion are in the name. */
export const EQUAL_SHARES_RULES = [
  { name: 'equal-shares-cost@1', utility: 'cost', completion: 'none' },
  { name: 'equal-shares-cost-add1@1', utility: 'cost', completion: 'add1' },
  { name: 'equal-shares-cost-add1-exhaustive@1', utility: 'cost', completion: 'add1-exhaustive' },
  { name: 'equal-shares-cost-utilitarian@1', utility: 'cost', completion: 'utilitarian' },
  { name: 'equal-shares-cost-add1-utilitarian@1', utility: 'cost', completion: 'add1-utilitarian' },
  {
    name: 'equal-shares-cost-add1-exhaustive-utilitarian@1',
    utility: 'cost',
    completion: 'add1-exhaustive-utilitarian',
  },
  { name: 'equal-shares-cardinality@1', utility: 'cardinality', completion: 'none' },
  { name: 'equal-shares-cardinality-add1@1', utility: 'cardinality', completion: 'add1' },
  {
    name: 'equal-shares-cardinality-add1-exhaustive@1',
    utility: 'cardinality',
    completion: 'add1-exhaustive',
  },
  {
    name: 'equal-shares-cardinality-utilitarian@1',
    utility: 'cardinality',
    completion: 'utilitarian',
  },
  {
    name: 'equal-shares-cardinality-add1-utilitarian@1',
    utility: 'cardinality',
    completion: 'add1-utilitarian',
  },
  {
    name: 'equal-shares-cardinality-add1-exhaustive-utilitarian@1',
    utility: 'cardinality',
    completion: 'add1-exhaustive-utilitarian',
  },
] as const satisfies readonly PublishedSharesRule[];

export type EqualSharesRuleName = (typeof EQUAL_SHARES_RULES)[number]['name'];

/** The other rules and yardsticks beside the greedy family, by the names that they are published under. */
export const OTHER_PROPORTIONAL_RULES = [
  'greedy-per-cost@1',
  'sequential-phragmen@1',
  'maximin-support@1',
  'max-welfare-cost@1',
  'max-welfare-cardinality@1',
] as const;

export type OtherProportionalRuleName = (typeof OTHER_PROPORTIONAL_RULES)[number];

/**
 * The utility and completion behind a published name.
 *
 * @throws {RangeError} on a name that is not published
 */
export function equalSharesRule(name: EqualSharesRuleName): PublishedSharesRule {
  const rule = EQUAL_SHARES_RULES.find((one) => one.name === name);
  if (rule === undefined) throw new RangeError(`There is no rule ${name}.`);
  return rule;
}

/** The published name of a utility with a completion. */
export function equalSharesName(
  utility: ShareUtility,
  completion: SharesCompletion,
): EqualSharesRuleName {
  const rule = EQUAL_SHARES_RULES.find(
    (one) => one.utility === utility && one.completion === completion,
  );
  if (rule === undefined) throw new RangeError(`There is no rule for ${utility}, ${completion}.`);
  return rule.name;
}
