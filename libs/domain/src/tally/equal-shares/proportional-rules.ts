/**
 * What a voter gains from a funded project: its cost (times the points given), or the points alone.
 * On approval ballots every choice has one point, so `cardinality` counts projects.
 */
export type ShareUtility = 'cost' | 'cardinality';

/**
 * What follows when the budget is not spent after one count at an equal share of it.
 *
 * - `none`: nothing.
 * - `add1`: every voter gets one unit of money more and the count is run anew, until the next outcome would
 *   cost more than the budget, or every project with support is funded (or shut out by a limit). The last outcome that the
 *   budget can pay stands. As cities count it.
 * - `add1-exhaustive`: the same, and it also ends when no project with support fits in what is left.
 * - `utilitarian`: the money left goes to the other projects, most votes (or points) first, passing by
 *   what does not fit.
 * - `add1-utilitarian` and `add1-exhaustive-utilitarian`: first the one, then the other.
 */
export type SharesCompletion = (typeof COMPLETIONS)[number];

/**
 * What every voter starts with: `exact`: budget / voters; `floor`: that, rounded down to whole units.
 */
export type SharesStart = (typeof STARTS)[number];

/**
 * Whether the outcome is compared at the end with that of `greedy@1`, which replaces it when strictly
 * more voters prefer it.
 */
export type SharesComparison = 'none' | 'greedy';

/** What tells one rule of the family of Equal Shares from another. */
export type SharesVariant = {
  readonly utility: ShareUtility;
  readonly completion: SharesCompletion;
  readonly start: SharesStart;
  readonly comparison: SharesComparison;
};

export const UTILITIES = ['cost', 'cardinality'] as const;
export const COMPLETIONS = [
  'none',
  'add1',
  'add1-exhaustive',
  'utilitarian',
  'add1-utilitarian',
  'add1-exhaustive-utilitarian',
] as const;
export const STARTS = ['exact', 'floor'] as const;
const COMPARISONS = ['none', 'greedy'] as const;

type CompletionPart = '' | `-${Exclude<SharesCompletion, 'none'>}`;

/**
 * The published name of a rule of this family, such as `equal-shares-cost-add1-floor@1`: whatever
 * changes the outcome is in the name. A name with another version is another rule.
 */
export type EqualSharesRuleName =
  `equal-shares-${ShareUtility}${CompletionPart}${'' | '-floor'}${'' | '-comparison'}@1`;

const VARIANTS: readonly SharesVariant[] = UTILITIES.flatMap((utility) =>
  COMPLETIONS.flatMap((completion) =>
    STARTS.flatMap((start) =>
      COMPARISONS.map((comparison) => ({ utility, completion, start, comparison })),
    ),
  ),
);

/** The published name of a variant. */
export function equalSharesName({
  utility,
  completion,
  start,
  comparison,
}: SharesVariant): EqualSharesRuleName {
  const completionPart: CompletionPart = completion === 'none' ? '' : `-${completion}`;
  const startPart = start === 'floor' ? '-floor' : '';
  const comparisonPart = comparison === 'greedy' ? '-comparison' : '';
  return `equal-shares-${utility}${completionPart}${startPart}${comparisonPart}@1`;
}

/** The names of all variants. */
export const EQUAL_SHARES_NAMES: readonly EqualSharesRuleName[] = VARIANTS.map(equalSharesName);

const BY_NAME: ReadonlyMap<string, SharesVariant> = new Map(
  VARIANTS.map((variant) => [equalSharesName(variant), variant]),
);

/** The variant behind a published name; null when the name is of another rule. */
export function equalSharesVariant(name: string): SharesVariant | null {
  return BY_NAME.get(name) ?? null;
}
