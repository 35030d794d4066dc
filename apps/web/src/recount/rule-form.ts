import {
  cents,
  countsInUnits,
  equalSharesName,
  equalSharesVariant,
  parseAmount,
  parseWhole,
  type SharesVariant,
  tallyRuleFaults,
} from '#domain';
import type { CountSettings, Election } from '../../public/engine/tally-engine.js';

/** The rules as people choose them: the variants of Equal Shares are one, with fields of its own. */
export const RULE_CHOICES = {
  greedy: [
    'greedy@1',
    'greedy-no-skip@1',
    'greedy-threshold@1',
    'greedy-reserve-80@1',
    'greedy-per-cost@1',
  ],
  shares: ['equal-shares'],
  loads: ['sequential-phragmen@1'],
} as const;
export type RuleFamily = keyof typeof RULE_CHOICES;
export type OwnRule = (typeof RULE_CHOICES)[RuleFamily][number];

/** Criteria that can be chosen; `id` always stands last. */
export const TIE_CHOICES = ['cost', 'cost-descending', 'votes', 'list-order', 'lot'] as const;
export type TieChoice = (typeof TIE_CHOICES)[number] | '';

/** What stands in the fields. */
export type RuleForm = {
  readonly rule: 'declared' | OwnRule;
  readonly shares: SharesVariant;
  readonly threshold: string;
  /** In units of the currency. */
  readonly unit: string;
  readonly ties: readonly [TieChoice, TieChoice, TieChoice];
  readonly seed: string;
};

export const FORM_FIELDS = ['threshold', 'unit', 'ties', 'seed'] as const;
export type FormField = (typeof FORM_FIELDS)[number];

export type FormAnswer =
  | { readonly ok: true; readonly settings: CountSettings }
  | { readonly ok: false; readonly fields: readonly FormField[] };

const PLAIN_SHARES: SharesVariant = {
  utility: 'cost',
  completion: 'none',
  start: 'exact',
  comparison: 'none',
};

/** The fields for an election: its declared rule, or the one that it names by the name used here. */
export function formFor({ declared, declaredRule, scoreMin }: Election): RuleForm {
  const shares = equalSharesVariant(`${declaredRule}@1`);
  const named = OWN_RULES.find((rule) => rule === `${declaredRule}@1`);
  const own = shares === null ? (named ?? 'greedy@1') : 'equal-shares';
  return {
    rule: declared === null ? own : 'declared',
    shares: shares ?? PLAIN_SHARES,
    threshold: scoreMin?.toString() ?? '',
    unit: '',
    ties: ['cost', 'votes', ''],
    seed: '',
  };
}

const OWN_RULES: readonly OwnRule[] = Object.values(RULE_CHOICES).flat();

/** Whether a rule takes a minimum: the plain greedy rule with one has another name. */
export function takesThreshold({ rule }: RuleForm): boolean {
  return rule !== 'declared' && rule !== 'greedy@1';
}

/** Whether the outcome depends on the unit of money. */
export function takesUnit({ rule, shares }: RuleForm): boolean {
  return rule === 'equal-shares' && countsInUnits(equalSharesName(shares));
}

export function drawsLots({ ties }: RuleForm): boolean {
  return ties.includes('lot');
}

/** The settings that the fields ask for, or which fields are not right. */
export function settingsOfForm(form: RuleForm, election: Election): FormAnswer {
  const threshold = takesThreshold(form) ? numberIn(form.threshold, parseWhole) : null;
  const unit = takesUnit(form) ? numberIn(form.unit, amountIn) : null;
  const wrong: FormField[] = [];
  if (threshold === undefined) wrong.push('threshold');
  if (unit === undefined) wrong.push('unit');
  const settings: CountSettings = {
    ...baseOf(form, election),
    ...(typeof threshold === 'number' ? { threshold } : {}),
    ...(typeof unit === 'bigint' ? { unitCents: unit } : {}),
    ...tiesOf(form),
  };
  const fields = FORM_FIELDS.filter(
    (field) => wrong.includes(field) || isWrong(form, settings, field),
  );
  return fields.length === 0 ? { ok: true, settings } : { ok: false, fields };
}

function tiesOf(form: RuleForm): Pick<CountSettings, 'ties' | 'seed'> {
  const seed = form.seed.trim();
  return {
    ties: [...form.ties.filter((tie) => tie !== ''), 'id'],
    ...(drawsLots(form) && seed !== '' ? { seed } : {}),
  };
}

function baseOf({ rule, shares }: RuleForm, { declared }: Election): CountSettings {
  if (rule === 'declared') return declared?.settings ?? { rule: 'greedy@1' };
  return { rule: rule === 'equal-shares' ? equalSharesName(shares) : rule };
}

/** Null for an empty field, undefined for one that holds no such number. */
function numberIn<Value>(
  text: string,
  read: (text: string) => Value | null,
): Value | null | undefined {
  return text.trim() === '' ? null : (read(text.trim()) ?? undefined);
}

function amountIn(text: string): bigint | null {
  const reading = parseAmount(text.replace(',', '.'));
  return reading?.isExact === true ? reading.amount : null;
}

const FAULT_NAMES: Readonly<Record<FormField, string>> = {
  threshold: 'tally.threshold',
  unit: 'tally.unitCents',
  ties: 'tally.ties',
  seed: 'tally.seed',
};

/** Whether a field holds what the rule cannot take; a field that is not shown cannot. */
function isWrong(form: RuleForm, settings: CountSettings, field: FormField): boolean {
  if (field === 'threshold' && !takesThreshold(form)) return false;
  const { rule, threshold = null, ties = [], unitCents, seed } = settings;
  const faults = tallyRuleFaults({
    rule,
    threshold,
    ties,
    ...(unitCents === undefined ? {} : { unitCents: cents(unitCents) }),
    ...(seed === undefined ? {} : { seed }),
  });
  return faults.some(({ name }) => name === FAULT_NAMES[field]);
}
