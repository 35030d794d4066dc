import { checkInitiative, type RuleCheck, verdictOf, type Verdict } from './check-initiative.js';
import type { InitiativeFacts } from './initiative-facts.js';
import type { PlayRule } from './play-rule.js';

/** What rules would have said about one initiative, beside what those of its time said. */
export type DryRunLine = {
  readonly checks: readonly RuleCheck[];
  readonly verdict: Verdict;
  /** By the rules of its time; null when there were none. */
  readonly verdictThen: Verdict | null;
  /** Whether it would have fared otherwise: turned away instead of taken, or the other way round. */
  readonly isChanged: boolean;
};

/** How many initiatives came to what. */
export type DryRunTotals = Readonly<Record<Verdict, number>> & {
  readonly initiatives: number;
  readonly changed: number;
  /** Turned away now, and not then. */
  readonly newlyBroken: number;
  /** Turned away then, and not now. */
  readonly noLongerBroken: number;
};

export const NO_TOTALS: DryRunTotals = {
  initiatives: 0,
  met: 0,
  broken: 0,
  unknown: 0,
  changed: 0,
  newlyBroken: 0,
  noLongerBroken: 0,
};

/**
 * What a document of rules would have made of an initiative.
 *
 * Only broken rules turn an initiative away, so a change between `met` and `unknown` is none. Without rules
 * at the time nothing was turned away.
 */
export function dryRun(
  rules: readonly PlayRule[],
  rulesThen: readonly PlayRule[] | null,
  facts: InitiativeFacts,
): DryRunLine {
  const checks = checkInitiative(rules, facts);
  const verdict = verdictOf(checks);
  const verdictThen = rulesThen === null ? null : verdictOf(checkInitiative(rulesThen, facts));
  return {
    checks,
    verdict,
    verdictThen,
    isChanged: (verdict === 'broken') !== (verdictThen === 'broken'),
  };
}

/** The totals with one more initiative. */
export function addToTotals(totals: DryRunTotals, line: DryRunLine): DryRunTotals {
  const { verdict, isChanged } = line;
  const isBroken = verdict === 'broken';
  return {
    ...totals,
    initiatives: totals.initiatives + 1,
    [verdict]: totals[verdict] + 1,
    changed: totals.changed + (isChanged ? 1 : 0),
    newlyBroken: totals.newlyBroken + (isChanged && isBroken ? 1 : 0),
    noLongerBroken: totals.noLongerBroken + (isChanged && !isBroken ? 1 : 0),
  };
}
