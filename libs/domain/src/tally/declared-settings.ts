import { cents } from '../money/cents.js';
import {
  TIE_CRITERIA,
  type TallyRule,
  type TallyRuleName,
  type TieCriterion,
} from './tally-rule.js';
import { tallyRuleFaults } from './tally-rule-faults.js';

/** The settings of a rule that a file states under its published name, or why they cannot be used. */
export type DeclaredSettings =
  | { readonly kind: 'settings'; readonly rule: TallyRule }
  | { readonly kind: 'unclear'; readonly reason: string };

type Stated = Readonly<Record<string, unknown>>;

/**
 * Reads the field `wijkkas_rule`, in which our exports state all settings of a rule as JSON.
 *
 * Groups of projects are not in it, so a rule with limits on them cannot be counted from the file alone.
 */
export function declaredSettings(rule: TallyRuleName, text: string): DeclaredSettings {
  const unclear = (reason: string): DeclaredSettings => ({ kind: 'unclear', reason });
  const stated = parseObject(text);
  if (stated?.['rule'] !== rule) return unclear('The field wijkkas_rule is not of this rule.');
  if ('limits' in stated)
    return unclear('The file does not hold the groups that its limits are on.');
  const settings = settingsIn(rule, stated);
  if (settings === null || tallyRuleFaults(settings).length > 0) {
    return unclear('The field wijkkas_rule states settings that do not go with the rule.');
  }
  return { kind: 'settings', rule: settings };
}

function parseObject(text: string): Stated | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Stated) : null;
  } catch {
    return null;
  }
}

function settingsIn(rule: TallyRuleName, stated: Stated): TallyRule | null {
  const { threshold = null, ties, unitCents, seed, leftoverByScore } = stated;
  const isAmount = unitCents === undefined || /^\d{1,15}$/.test(asText(unitCents));
  const isThreshold = threshold === null || Number.isSafeInteger(threshold);
  if (!isTies(ties) || !isAmount || !isThreshold) return null;
  return {
    rule,
    threshold: threshold as number | null,
    ties,
    ...(unitCents === undefined ? {} : { unitCents: cents(BigInt(asText(unitCents))) }),
    ...(typeof seed === 'string' ? { seed } : {}),
    ...(leftoverByScore === true ? { leftoverByScore } : {}),
  };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isTies(value: unknown): value is readonly TieCriterion[] {
  return (
    Array.isArray(value) && value.every((one) => (TIE_CRITERIA as readonly unknown[]).includes(one))
  );
}
