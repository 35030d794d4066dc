import {
  cents,
  type SharesSettings,
  type ShareUtility,
  type TallyRule,
  type TieCriterion,
} from '#domain';

/** One definite way to count: a rule with everything that it leaves open. */
export type TallyPlan =
  | { readonly kind: 'greedy'; readonly rule: TallyRule }
  | { readonly kind: 'equal-shares'; readonly settings: SharesSettings }
  | {
      readonly kind: 'greedy-per-cost' | 'sequential-phragmen' | 'maximin-support';
      readonly ties: readonly TieCriterion[];
    }
  | { readonly kind: 'max-welfare'; readonly utility: ShareUtility };

/** Add1 and the floor start count in whole units of the file's currency. */
export const CURRENCY_UNIT = cents(100n);
