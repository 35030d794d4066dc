import {
  addDays,
  type Cents,
  cents,
  type CostCategory,
  type CostLine,
  lineAmount,
  plainCost,
  type PlanDetails,
} from '#domain';
import type { PlanTemplate } from './plan-template.js';

/** How many of a thing a description begins with. */
const COUNTS: Readonly<Record<string, number>> = {
  Twee: 2,
  Drie: 3,
  Vier: 4,
  Zes: 6,
  Acht: 8,
  Twintig: 20,
};
const KINDS: readonly (readonly [RegExp, CostCategory])[] = [
  [/koffie|ingrediënten/i, 'food-and-drink'],
  [/huur|kramen|tenten|steiger/i, 'hire'],
  [/borden|boekjes/i, 'promotion'],
  [/keuring|verzekering/i, 'permits'],
  [/lessen|cursus|vergoeding|oppas|kunstenaar|toezicht/i, 'other'],
];
const HUNDRED = 100;
const DAYS_BEFORE_START = 120;
const DAYS_OF_WORK = 180;
/** From so many euros on a plan sets something aside for the unforeseen, and pays that itself. */
const LARGE_CENTS = 500_000n;
const TWENTIETH = 20n;

/** A cost line of a template: a number of things times what one costs, where that comes to whole cents. */
export function costLineOf([description, euros]: PlanTemplate['costs'][number]): CostLine {
  const amountCents = cents(BigInt(euros) * 100n);
  const category = KINDS.find(([words]) => words.test(description))?.[1] ?? 'materials';
  const plain = { ...plainCost(description, amountCents), category };
  const count = COUNTS[description.split(' ', 1)[0] ?? ''] ?? monthsIn(description);
  if (count === undefined) return plain;
  const rateCents = cents(amountCents / BigInt(count));
  if (lineAmount(count * HUNDRED, rateCents) !== amountCents) return plain;
  const unit = COUNTS[description.split(' ', 1)[0] ?? ''] === undefined ? 'month' : 'piece';
  return { ...plain, quantityHundredths: count * HUNDRED, unit, rateCents };
}

/** What a template tells besides its name and its costs, written down on a day (ISO). */
export function detailsOf(
  template: PlanTemplate,
  writtenOn: string,
  costCents: Cents,
): PlanDetails {
  const { forWhom, carriedOutBy, theme, applicantKind } = template;
  const startsOn = addDays(writtenOn, DAYS_BEFORE_START);
  const aside = cents(costCents >= LARGE_CENTS ? costCents / TWENTIETH : 0n);
  return {
    ...{ forWhom, carriedOutBy, theme, applicantKind, startsOn },
    endsOn: addDays(startsOn, DAYS_OF_WORK),
    aims: applicantKind === 'entrepreneur' ? ['commercial'] : [],
    ownContributionCents: aside,
    unforeseenCents: aside,
    otherFundingCents: cents(0n),
  };
}

function monthsIn(description: string): number | undefined {
  if (description.endsWith('een halfjaar')) return 6;
  return description.endsWith('een jaar') ? 12 : undefined;
}
