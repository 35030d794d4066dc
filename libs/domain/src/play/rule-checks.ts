import { addDays } from '../law/calendar-arithmetic.js';
import { type Cents, cents, sumCents } from '../money/cents.js';
import type { InitiativeFacts } from './initiative-facts.js';
import { monthsAfter } from './months-after.js';
import { leastShareOf, shareOf } from './parameter.js';
import type {
  CostCategory,
  ExcludedAim,
  ExcludedPersons,
  ParametersOf,
  PlayRuleKind,
} from './play-rule.js';

/** What a rule needs to know and does not. */
export type MissingFact =
  | 'cost-categories'
  | 'work-hours'
  | 'aims'
  | 'own-contribution'
  | 'applicant-kind'
  | 'applicant-age'
  | 'applicant-residence'
  | 'applicant-groups'
  | 'year-budget'
  | 'supporters'
  | 'supporter-ages'
  | 'start-day'
  | 'end-day'
  | 'applications';

/** Why somebody may not apply. */
export type ApplicantRefusal =
  | { readonly why: 'too-young' }
  | { readonly why: 'not-resident' }
  | { readonly why: 'legal-person' }
  | { readonly why: 'no-legal-person' }
  | { readonly why: 'excluded'; readonly groups: readonly ExcludedPersons[] };

/** How far an initiative is from keeping a rule, by kind; with what is needed to keep it. */
export type Breaches = {
  'who-may-apply': { readonly refusals: readonly ApplicantRefusal[] };
  'one-per-applicant': { readonly found: number };
  'support-needed': { readonly found: number; readonly tooYoung: boolean };
  'weeks-ahead': { readonly startsOn: string; readonly earliestOn: string };
  'execution-within': { readonly endsOn: string; readonly latestOn: string };
  'initiative-ceiling': { readonly foundCents: Cents; readonly mostCents: Cents };
  'own-contribution-min': { readonly foundCents: Cents; readonly neededCents: Cents };
  'hourly-rate-max': { readonly line: number; readonly hourCents: Cents };
  'category-share-max': { readonly foundCents: Cents; readonly mostCents: Cents };
  exclusions: { readonly costs: readonly CostCategory[]; readonly aims: readonly ExcludedAim[] };
};

/** The kinds that look at an initiative; the others say what the wijkteam or the municipality does. */
export type CheckedKind = keyof Breaches & PlayRuleKind;

/** What a check finds. A breach that is certain counts, whatever else is not known. */
export type Finding<Kind extends CheckedKind = CheckedKind> =
  | { readonly outcome: 'met' }
  | { readonly outcome: 'broken'; readonly breach: Breaches[Kind] }
  | { readonly outcome: 'unknown'; readonly missing: readonly MissingFact[] };

type Check<Kind extends CheckedKind> = (
  parameters: ParametersOf<Kind>,
  facts: InitiativeFacts,
) => Finding<Kind>;

const MET = { outcome: 'met' } as const;
const unknown = (...missing: readonly MissingFact[]) => ({ outcome: 'unknown', missing }) as const;
const MINUTES_OF_HOUR = 60n;
const DAYS_OF_WEEK = 7;

/** The check of each kind that looks at an initiative. */
export const RULE_CHECKS: { readonly [Kind in CheckedKind]: Check<Kind> } = {
  'who-may-apply': (parameters, facts) => {
    const refusals = refusalsOf(parameters, facts);
    if (refusals.length > 0) return { outcome: 'broken', breach: { refusals } };
    const missing = missingApplicantFacts(parameters, facts);
    return missing.length > 0 ? unknown(...missing) : MET;
  },
  'one-per-applicant': ({ countMax }, { applicationsInYear: found }) => {
    if (found === undefined) return unknown('applications');
    return found <= countMax ? MET : { outcome: 'broken', breach: { found } };
  },
  'support-needed': ({ count, ageMin }, { supporters }) => {
    if (supporters === undefined) return unknown('supporters');
    const { count: found, youngestAge } = supporters;
    const tooYoung = ageMin !== null && youngestAge !== undefined && youngestAge < ageMin;
    if (found < count || tooYoung) return { outcome: 'broken', breach: { found, tooYoung } };
    return ageMin !== null && youngestAge === undefined ? unknown('supporter-ages') : MET;
  },
  'weeks-ahead': ({ weeks }, { appliedOn, startsOn }) => {
    if (startsOn === undefined || appliedOn === undefined) return unknown('start-day');
    const earliestOn = addDays(appliedOn, weeks * DAYS_OF_WEEK);
    return startsOn >= earliestOn ? MET : { outcome: 'broken', breach: { startsOn, earliestOn } };
  },
  'execution-within': ({ months }, { appliedOn, endsOn }) => {
    if (endsOn === undefined || appliedOn === undefined) return unknown('end-day');
    const latestOn = monthsAfter(appliedOn, months);
    return endsOn <= latestOn ? MET : { outcome: 'broken', breach: { endsOn, latestOn } };
  },
  'initiative-ceiling': ({ amountCents, budgetShare }, { costCents, yearBudgetCents }) => {
    const most = [
      ...(amountCents === null ? [] : [amountCents]),
      ...(budgetShare === null || yearBudgetCents === undefined
        ? []
        : [shareOf(budgetShare, yearBudgetCents)]),
    ];
    const mostCents = most.reduce<Cents | null>(
      (low, one) => (low === null || one < low ? one : low),
      null,
    );
    if (mostCents !== null && costCents > mostCents) {
      return { outcome: 'broken', breach: { foundCents: costCents, mostCents } };
    }
    return budgetShare !== null && yearBudgetCents === undefined ? unknown('year-budget') : MET;
  },
  'own-contribution-min': ({ amountCents, share }, facts) => {
    const { costCents, totalCents, ownContributionCents: found } = facts;
    if (found === undefined) return unknown('own-contribution');
    const whole = totalCents ?? cents(costCents + found);
    const byShare = share === null ? 0n : leastShareOf(share, whole);
    const byAmount = amountCents ?? 0n;
    const neededCents = cents(byShare > byAmount ? byShare : byAmount);
    return found >= neededCents
      ? MET
      : { outcome: 'broken', breach: { foundCents: found, neededCents } };
  },
  'hourly-rate-max': ({ hourCents }, { costLines }) => {
    for (const [index, { workMinutes = 0, amountCents, hourCents: asked }] of costLines.entries()) {
      if (asked !== undefined && asked > hourCents) {
        return { outcome: 'broken', breach: { line: index + 1, hourCents: asked } };
      }
      const minutes = BigInt(workMinutes);
      if (minutes > 0n && amountCents * MINUTES_OF_HOUR > hourCents * minutes) {
        // Rounded up, so that a rate above the rule never looks as if it kept it.
        const rate = cents((amountCents * MINUTES_OF_HOUR + minutes - 1n) / minutes);
        return { outcome: 'broken', breach: { line: index + 1, hourCents: rate } };
      }
    }
    if (hasUnknownCategory(costLines)) return unknown('cost-categories', 'work-hours');
    const isOpen = costLines.some(
      ({ category, workMinutes = 0, hourCents: asked }) =>
        category === 'own-work' && workMinutes === 0 && asked === undefined,
    );
    return isOpen ? unknown('work-hours') : MET;
  },
  'category-share-max': ({ category, share }, { costLines, costCents, totalCents }) => {
    const foundCents = sumCents(
      costLines.filter((line) => line.category === category).map(({ amountCents }) => amountCents),
    );
    const mostCents = shareOf(share, totalCents ?? costCents);
    if (foundCents > mostCents) return { outcome: 'broken', breach: { foundCents, mostCents } };
    return hasUnknownCategory(costLines) ? unknown('cost-categories') : MET;
  },
  exclusions: ({ costs, aims }, facts) => {
    const found = {
      costs: costs.filter((one) => facts.costLines.some(({ category }) => category === one)),
      aims: aims.filter((one) => facts.aims?.includes(one) ?? false),
    };
    if (found.costs.length + found.aims.length > 0) return { outcome: 'broken', breach: found };
    const missing: MissingFact[] = [
      ...(costs.length > 0 && hasUnknownCategory(facts.costLines)
        ? (['cost-categories'] as const)
        : []),
      ...(aims.length > 0 && facts.aims === undefined ? (['aims'] as const) : []),
    ];
    return missing.length > 0 ? unknown(...missing) : MET;
  },
};

function hasUnknownCategory(lines: InitiativeFacts['costLines']): boolean {
  return lines.some(({ category }) => category === undefined);
}

function refusalsOf(
  { ageMin, residentOfWijk, legalPersons, excluded }: ParametersOf<'who-may-apply'>,
  { applicant: { kind, age, isResidentOfWijk, groups = [] } }: InitiativeFacts,
): ApplicantRefusal[] {
  const left = excluded.filter((group) => groups.includes(group));
  const candidates: readonly (readonly [boolean, ApplicantRefusal])[] = [
    [ageMin !== null && age !== undefined && age < ageMin, { why: 'too-young' }],
    [residentOfWijk && isResidentOfWijk === false, { why: 'not-resident' }],
    [legalPersons === 'not-allowed' && kind === 'legal-person', { why: 'legal-person' }],
    [legalPersons === 'only' && kind === 'person', { why: 'no-legal-person' }],
    [left.length > 0, { why: 'excluded', groups: left }],
  ];
  return candidates.filter(([holds]) => holds).map(([, refusal]) => refusal);
}

function missingApplicantFacts(
  { ageMin, residentOfWijk, legalPersons, excluded }: ParametersOf<'who-may-apply'>,
  { applicant: { kind, age, isResidentOfWijk, groups } }: InitiativeFacts,
): MissingFact[] {
  const isPerson = kind !== 'legal-person';
  const candidates: readonly (readonly [boolean, MissingFact])[] = [
    [legalPersons !== 'allowed' && kind === undefined, 'applicant-kind'],
    [ageMin !== null && isPerson && age === undefined, 'applicant-age'],
    [residentOfWijk && isResidentOfWijk === undefined, 'applicant-residence'],
    [excluded.length > 0 && isPerson && groups === undefined, 'applicant-groups'],
  ];
  return candidates.filter(([holds]) => holds).map(([, fact]) => fact);
}
