import type { Fault } from '../domain-error.js';
import { lineFaults, tidyLine } from '../people/plain-text.js';
import { tallyRulesJson } from '../rounds/rules-document.js';
import type { RoundTally } from '../rounds/round-limits.js';
import type { ParameterSpec } from './parameter.js';
import { playRuleFaults, playRulesFaults } from './play-rule-faults.js';
import {
  PLAY_RULE_KINDS,
  PLAY_RULE_NAMES,
  type PlayRule,
  type PlayRuleKind,
  type RuleSource,
} from './play-rule.js';
import { readParameter } from './read-parameter.js';
import { type AmountForm, type Reader, readFields, readWord, refuse } from './reader.js';

export const PLAY_RULES_MAX = 60;
export const REGULATION_LENGTH_MAX = 200;
export const ARTICLE_LENGTH_MAX = 100;
export const URL_LENGTH_MAX = 500;

/** Rules as they were read, with everything that is wrong with them. Rules count only without faults. */
export type ReadRules = { readonly rules: readonly PlayRule[]; readonly faults: readonly Fault[] };

/** A rule as JSON. */
export type PlayRuleJson = {
  readonly kind: PlayRuleKind;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly source: RuleSource;
};

/**
 * Reads rules of play from JSON that nobody has checked, with all faults at once, by the paths of the
 * JSON. Rules stand in the order of the kinds, so the order in which they were written has no meaning.
 */
export function readPlayRules(value: unknown, amounts: AmountForm): ReadRules {
  const reader: Reader = { faults: [], amounts };
  if (!Array.isArray(value) || value.length > PLAY_RULES_MAX) {
    refuse(reader, 'rules', `This is a list of at most ${PLAY_RULES_MAX} rules.`, null);
    return { rules: [], faults: reader.faults };
  }
  const rules = value.map((one, index) => readRule(reader, `rules[${index}]`, one));
  if (reader.faults.length > 0) return { rules, faults: reader.faults };
  const faults = [
    ...rules.flatMap((rule, index) => playRuleFaults(rule, `rules[${index}]`)),
    ...playRulesFaults(rules),
  ];
  return { rules: rules.toSorted(byKind), faults };
}

function readRule(reader: Reader, path: string, value: unknown): PlayRule {
  const fields = readFields(reader, path, value, ['kind', 'parameters', 'source']);
  const kind = readWord(reader, `${path}.kind`, fields['kind'], PLAY_RULE_NAMES) as PlayRuleKind;
  const isKnown = kind === fields['kind'];
  const specs: readonly (readonly [string, ParameterSpec])[] = Object.entries(
    PLAY_RULE_KINDS[kind],
  );
  const names = specs.map(([name]) => name);
  // Of a rule of no known kind nothing can be said about its parameters.
  const given = isKnown
    ? readFields(reader, `${path}.parameters`, fields['parameters'], names)
    : {};
  const parameters = Object.fromEntries(
    (isKnown ? specs : []).map(([name, spec]) => [
      name,
      readParameter(reader, `${path}.parameters.${name}`, given[name], spec),
    ]),
  );
  const source = readSource(reader, `${path}.source`, fields['source']);
  return { kind, parameters, source } as unknown as PlayRule;
}

function readSource(reader: Reader, path: string, value: unknown): RuleSource {
  const {
    regulation,
    article,
    url = null,
  } = readFields(reader, path, value, ['regulation', 'article', 'url']);
  return {
    regulation: readLine(reader, `${path}.regulation`, regulation, REGULATION_LENGTH_MAX),
    article: readLine(reader, `${path}.article`, article, ARTICLE_LENGTH_MAX),
    url: url === null ? null : readUrl(reader, `${path}.url`, url),
  };
}

/** A line of text that people can read. */
export function readLine(reader: Reader, name: string, value: unknown, lengthMax: number): string {
  const line = typeof value === 'string' ? tidyLine(value) : '';
  reader.faults.push(...lineFaults(name, line, lengthMax));
  return line;
}

/** An address of a page: https, without spaces. */
export function readUrl(reader: Reader, name: string, value: unknown): string {
  const isRight =
    typeof value === 'string' &&
    value.length <= URL_LENGTH_MAX &&
    /^https:\/\/[a-z0-9.-]+(?:\/[\x21-\x7e]*)?$/i.test(value);
  return isRight
    ? value
    : refuse(reader, name, 'This is an address that begins with https://.', '');
}

function byKind(left: PlayRule, right: PlayRule): number {
  const place = (rule: PlayRule): number => PLAY_RULE_NAMES.indexOf(rule.kind);
  return place(left) - place(right) || (slot(left) < slot(right) ? -1 : 1);
}

/** Only shares of categories stand beside another of their kind. */
function slot(rule: PlayRule): string {
  return rule.kind === 'category-share-max' ? rule.parameters.category : '';
}

/**
 * Rules as JSON, keys in a fixed order: amounts as decimal text where they are kept and hashed, as numbers
 * where they are sent. `readPlayRules` reads both.
 */
export function playRulesJson(rules: readonly PlayRule[], amounts: AmountForm): PlayRuleJson[] {
  return rules.map(({ kind, parameters, source: { regulation, article, url } }) => ({
    kind,
    parameters: Object.fromEntries(
      Object.keys(PLAY_RULE_KINDS[kind]).map((name) => [
        name,
        jsonOf(name, (parameters as Readonly<Record<string, unknown>>)[name], amounts),
      ]),
    ),
    source: { regulation, article, url },
  }));
}

function jsonOf(name: string, value: unknown, amounts: AmountForm): unknown {
  if (name === 'ballot') return inOrder(value as object, BALLOT_FIELDS, amounts);
  if (name === 'tally') return amountsIn(tallyRulesJson(value as RoundTally), amounts);
  if (isShare(value)) return { numerator: value.numerator, denominator: value.denominator };
  return amountJson(value, amounts);
}

const BALLOT_FIELDS = [
  'type',
  'choicesMin',
  'choicesMax',
  'costMaxCents',
  'pointsMax',
  'pointsTotalMax',
] as const;

function inOrder(value: object, fields: readonly string[], amounts: AmountForm): object {
  const given = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(fields.map((field) => [field, amountJson(given[field], amounts)]));
}

/** The rules of a count come with their amounts as text. */
function amountsIn(value: unknown, amounts: AmountForm): unknown {
  if (amounts === 'text' || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => amountsIn(one, amounts));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name.endsWith('Cents') && typeof one === 'string' ? Number(one) : amountsIn(one, amounts),
    ]),
  );
}

function amountJson(value: unknown, amounts: AmountForm): unknown {
  if (typeof value !== 'bigint') return value;
  return amounts === 'text' ? value.toString() : Number(value);
}

function isShare(value: unknown): value is { numerator: number; denominator: number } {
  return typeof value === 'object' && value !== null && 'numerator' in value;
}
