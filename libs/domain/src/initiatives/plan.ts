import { type Cents, cents, sumCents } from '../money/cents.js';
import type { CostCategory, ExcludedAim } from '../play/play-rule.js';

/** In what a quantity of a cost line is counted. */
export const COST_UNITS = [
  'piece',
  'hour',
  'day',
  'month',
  'metre',
  'square-metre',
  'cubic-metre',
  'kilogram',
  'litre',
  'kilometre',
  'person',
] as const;
export type CostUnit = (typeof COST_UNITS)[number];

/** As what somebody applies. */
export const APPLICANT_KINDS = [
  'person',
  'residents-group',
  'organisation',
  'entrepreneur',
] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

/** What an initiative is mostly about. */
export const INITIATIVE_THEMES = [
  'green',
  'play',
  'meeting',
  'culture',
  'sport',
  'safety',
  'traffic',
  'sustainability',
  'care',
  'learning',
  'other',
] as const;
export type InitiativeTheme = (typeof INITIATIVE_THEMES)[number];

/** How an amount of a cost line comes about; all three, or none where only the amount is known. */
export type CostCalculation = {
  /** In hundredths: 250 is two and a half. */
  readonly quantityHundredths: number | null;
  readonly unit: CostUnit | null;
  readonly rateCents: Cents | null;
};

/** One line of a plan's estimate: what it is for, and what it costs. */
export type CostLine = CostCalculation & {
  readonly description: string;
  readonly amountCents: Cents;
  readonly category: CostCategory | null;
};

/** A place in CRS84: degrees east and north. */
export type Location = { readonly longitude: number; readonly latitude: number };

/** What a plan tells besides its name, its text, its costs and its place; all of it can come later. */
export type PlanDetails = {
  readonly forWhom: string;
  readonly carriedOutBy: string;
  readonly applicantKind: ApplicantKind | null;
  readonly theme: InitiativeTheme | null;
  /** Which of the aims that regulations leave out it has; empty for none, null while nobody said. */
  readonly aims: readonly ExcludedAim[] | null;
  /** The first and the last day of carrying it out (ISO). */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** What the initiators pay themselves; null while nobody said. */
  readonly ownContributionCents: Cents | null;
  /** What others pay. */
  readonly otherFundingCents: Cents;
  readonly unforeseenCents: Cents;
};

/** What a proposer may write about an initiative. */
export type InitiativePlan = PlanDetails & {
  readonly title: string;
  readonly summary: string;
  readonly costLines: readonly CostLine[];
  readonly location: Location | null;
  readonly areaId: string | null;
};

/** A plan of which nothing was told yet but its name and its costs. */
export const NO_DETAILS: PlanDetails = {
  forWhom: '',
  carriedOutBy: '',
  applicantKind: null,
  theme: null,
  aims: null,
  startsOn: null,
  endsOn: null,
  ownContributionCents: null,
  otherFundingCents: cents(0n),
  unforeseenCents: cents(0n),
};

/** A cost line of which only the amount is known. */
export function plainCost(description: string, amountCents: Cents): CostLine {
  return { description, amountCents, ...NO_CALCULATION, category: null };
}

export const NO_CALCULATION: CostCalculation = {
  quantityHundredths: null,
  unit: null,
  rateCents: null,
};

const HUNDRED = 100n;

/**
 * What a quantity times a rate comes to, in whole cents.
 *
 * @returns null when it does not come to a whole number of cents: nothing is rounded
 */
export function lineAmount(quantityHundredths: number, rateCents: Cents): Cents | null {
  const hundredths = BigInt(quantityHundredths) * rateCents;
  return hundredths % HUNDRED === 0n ? cents(hundredths / HUNDRED) : null;
}

/** What a plan costs: the sum of its lines, without what is set aside for the unforeseen. */
export function planCost(plan: Pick<InitiativePlan, 'costLines'>): Cents {
  return sumCents(plan.costLines.map(({ amountCents }) => amountCents));
}

type Amounts = Pick<
  InitiativePlan,
  'costLines' | 'ownContributionCents' | 'otherFundingCents' | 'unforeseenCents'
>;

/** All that a plan needs, whoever pays it: its costs and the unforeseen. */
export function totalCost(plan: Pick<Amounts, 'costLines' | 'unforeseenCents'>): Cents {
  return cents(planCost(plan) + plan.unforeseenCents);
}

/**
 * What a plan asks for: costs + unforeseen − own contribution − other funding. It is what stands on a
 * ballot paper, in a line of applications and in a decision; it can be nothing or less while a plan is
 * being written.
 */
export function requestedAmount(plan: Amounts): Cents {
  return cents(totalCost(plan) - (plan.ownContributionCents ?? 0n) - plan.otherFundingCents);
}
