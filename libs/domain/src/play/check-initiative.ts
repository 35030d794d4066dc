import type { InitiativeFacts } from './initiative-facts.js';
import type { PlayRule, PlayRuleOf } from './play-rule.js';
import { type CheckedKind, type Finding, RULE_CHECKS } from './rule-checks.js';

/** What one rule says about one initiative. */
export type RuleCheck = {
  readonly [Kind in CheckedKind]: {
    readonly rule: PlayRuleOf<Kind>;
    readonly finding: Finding<Kind>;
  };
}[CheckedKind];

/** What rules say about an initiative together: broken when one is, unknown when one is and none is broken. */
export type Verdict = Finding['outcome'];

/**
 * What each rule that looks at an initiative says about it, in the order of the rules.
 *
 * Three outcomes: `met`, `broken` (with how far off it is), `unknown` (with the facts that are missing).
 * A fact that is not known never passes and never fails.
 */
export function checkInitiative(
  rules: readonly PlayRule[],
  facts: InitiativeFacts,
): readonly RuleCheck[] {
  return rules.filter(isChecked).map((rule) => {
    const check = RULE_CHECKS[rule.kind] as (
      parameters: PlayRule['parameters'],
      facts: InitiativeFacts,
    ) => Finding;
    return { rule, finding: check(rule.parameters, facts) } as RuleCheck;
  });
}

/** Whether a rule looks at initiatives. */
export function isChecked(rule: PlayRule): rule is PlayRuleOf<CheckedKind> & PlayRule {
  return rule.kind in RULE_CHECKS;
}

/** What checks come to together; nothing to check is met. */
export function verdictOf(checks: readonly RuleCheck[]): Verdict {
  const outcomes = checks.map(({ finding }) => finding.outcome);
  if (outcomes.includes('broken')) return 'broken';
  return outcomes.includes('unknown') ? 'unknown' : 'met';
}
