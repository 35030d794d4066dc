import type { ParameterSpec, ParameterValue } from './parameter.js';

/** What a line of a plan's estimate is for. */
export const COST_CATEGORIES = [
  'own-work',
  'party',
  'food-and-drink',
  'alcohol',
  'travel',
  'prizes',
  'materials',
  'hire',
  'promotion',
  'permits',
  'other',
] as const;
export type CostCategory = (typeof COST_CATEGORIES)[number];

/** Aims that a regulation can leave out. */
export const EXCLUDED_AIMS = ['religious', 'political', 'commercial', 'private-gain'] as const;
export type ExcludedAim = (typeof EXCLUDED_AIMS)[number];

/** Persons who may be left out as applicants because they decide, or work for who decides. */
export const EXCLUDED_PERSONS = [
  'councillors',
  'college-members',
  'municipal-staff',
  'team-members',
] as const;
export type ExcludedPersons = (typeof EXCLUDED_PERSONS)[number];

const cents = { type: 'cents', optional: false } as const;
const maybeCents = { type: 'cents', optional: true } as const;
const share = { type: 'share', optional: false } as const;
const maybeShare = { type: 'share', optional: true } as const;
const flag = { type: 'flag' } as const;
const count = <Max extends number>(max: Max) =>
  ({ type: 'count', min: 1, max, optional: false }) as const;
const maybeCount = <Max extends number>(max: Max) =>
  ({ type: 'count', min: 1, max, optional: true }) as const;

/** Every kind of rule with its parameters, in the order in which a document shows them. */
export const PLAY_RULE_KINDS = {
  'who-may-apply': {
    ageMin: maybeCount(120),
    residentOfWijk: flag,
    legalPersons: { type: 'choice', values: ['allowed', 'not-allowed', 'only'] },
    excluded: { type: 'choices', values: EXCLUDED_PERSONS, min: 0 },
  },
  'one-per-applicant': { countMax: count(100) },
  'support-needed': {
    count: count(100_000),
    form: { type: 'choice', values: ['signatures', 'likes'] },
    ageMin: maybeCount(120),
  },
  'weeks-ahead': { weeks: count(104) },
  'execution-within': { months: count(60) },
  'initiative-ceiling': { amountCents: maybeCents, budgetShare: maybeShare },
  'own-contribution-min': { amountCents: maybeCents, share: maybeShare },
  'hourly-rate-max': { hourCents: cents },
  'category-share-max': { category: { type: 'choice', values: COST_CATEGORIES }, share },
  exclusions: {
    costs: { type: 'choices', values: COST_CATEGORIES, min: 0 },
    aims: { type: 'choices', values: EXCLUDED_AIMS, min: 0 },
  },
  'first-come-line': { whenSpent: { type: 'choice', values: ['refuse', 'wait'] } },
  'ballot-form': { ballot: { type: 'ballot' } },
  'tally-rule': { tally: { type: 'tally' } },
  committee: {
    sizeMax: count(100),
    who: { type: 'choice', values: ['residents', 'residents-and-professionals', 'wijkteam'] },
  },
  'team-decisions': {
    quorum: maybeShare,
    quorumMin: maybeCount(1_000),
    majority: { type: 'choice', values: ['simple', 'two-thirds', 'unanimous'] },
    form: { type: 'choice', values: ['votes', 'consent'] },
    castingVote: flag,
    recusedCountInQuorum: flag,
    professionalsVote: flag,
    writtenProcedure: flag,
  },
  'decision-term': { weeks: count(52), extensionWeeks: maybeCount(52) },
  'appeal-term': { weeks: { type: 'count', min: 6, max: 6, optional: false } },
  'direct-settlement-below': { amountCents: cents },
  'advance-share-max': { share },
  'report-within': { weeks: count(104) },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ParameterSpec>>>>;

export type PlayRuleKind = keyof typeof PLAY_RULE_KINDS;

/** The parameters of a kind of rule. */
export type ParametersOf<Kind extends PlayRuleKind> = {
  readonly [Name in keyof (typeof PLAY_RULE_KINDS)[Kind]]: ParameterValue<
    (typeof PLAY_RULE_KINDS)[Kind][Name]
  >;
};

/** Where a rule comes from. */
export type RuleSource = {
  /** The regulation, as people call it. */
  readonly regulation: string;
  /** The article, such as `3, tweede lid`. */
  readonly article: string;
  /** Where it can be read (https); null when it has not been published there. */
  readonly url: string | null;
};

/** A rule of one kind. */
export type PlayRuleOf<Kind extends PlayRuleKind> = {
  readonly kind: Kind;
  readonly parameters: ParametersOf<Kind>;
  readonly source: RuleSource;
};

/** One rule of play: its kind, its parameters and where it comes from. */
export type PlayRule = { readonly [Kind in PlayRuleKind]: PlayRuleOf<Kind> }[PlayRuleKind];

/** The names of the kinds, in the order in which a document shows them. */
export const PLAY_RULE_NAMES = Object.keys(PLAY_RULE_KINDS) as readonly PlayRuleKind[];

/** The first rule of a kind, or null. Only `category-share-max` can stand in a document more than once. */
export function ruleOfKind<Kind extends PlayRuleKind>(
  rules: readonly PlayRule[],
  kind: Kind,
): PlayRuleOf<Kind> | null {
  const found = rules.find((rule) => rule.kind === kind);
  return found === undefined ? null : (found as PlayRuleOf<Kind>);
}
