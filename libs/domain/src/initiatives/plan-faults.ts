import type { Fault } from '../domain-error.js';
import { CENTS_MAX, type Cents } from '../money/cents.js';
import { isCalendarDay } from '../people/calendar-day.js';
import { lineFaults, textFaults } from '../people/plain-text.js';
import {
  type CostLine,
  type InitiativePlan,
  lineAmount,
  planCost,
  requestedAmount,
  totalCost,
} from './plan.js';

export const TITLE_LENGTH_MAX = 200;
export const SUMMARY_LENGTH_MAX = 5_000;
export const FOR_WHOM_LENGTH_MAX = 1_000;
export const CARRIED_OUT_BY_LENGTH_MAX = 1_000;
export const COST_LINES_MAX = 50;
export const COST_DESCRIPTION_LENGTH_MAX = 200;
/** A million of a thing, in hundredths. */
export const QUANTITY_HUNDREDTHS_MAX = 100_000_000;

/** Every fault in a draft: it may be incomplete, but nothing in it may be wrong. */
export function draftFaults(plan: InitiativePlan): Fault[] {
  return [
    ...lineFaults('title', plan.title, TITLE_LENGTH_MAX),
    ...textFaults('summary', plan.summary, SUMMARY_LENGTH_MAX),
    ...textFaults('forWhom', plan.forWhom, FOR_WHOM_LENGTH_MAX),
    ...textFaults('carriedOutBy', plan.carriedOutBy, CARRIED_OUT_BY_LENGTH_MAX),
    ...periodFaults(plan),
    ...costFaults(plan),
    ...fundingFaults(plan),
  ];
}

/** Every fault in a plan; empty when it can be submitted. */
export function planFaults(plan: InitiativePlan): Fault[] {
  return [...draftFaults(plan), ...missingFaults(plan)];
}

/** What a plan lacks that it has to have before it can be submitted: costs, and something to ask for. */
export function missingFaults(plan: InitiativePlan): Fault[] {
  if (plan.costLines.length === 0) {
    const reason = 'Say what the plan costs, in at least one line.';
    return [{ name: 'costLines', code: 'cost-lines-missing', reason }];
  }
  // Lines that cost nothing are faults of their own.
  if (requestedAmount(plan) > 0n || planCost(plan) <= 0n) return [];
  const reason = 'Others pay all of it: there is nothing left to ask for.';
  return [{ name: 'ownContributionCents', code: 'nothing-requested', reason }];
}

function periodFaults({ startsOn, endsOn }: InitiativePlan): Fault[] {
  const days = Object.entries({ startsOn, endsOn });
  const faults = days.flatMap(([name, day]): Fault[] =>
    day === null || isCalendarDay(day)
      ? []
      : [{ name, code: 'not-a-day', reason: 'There is no such day.' }],
  );
  if (faults.length > 0 || startsOn === null || endsOn === null || startsOn <= endsOn) {
    return faults;
  }
  return [{ name: 'endsOn', code: 'ends-before-start', reason: 'It ends before it starts.' }];
}

function costFaults(plan: InitiativePlan): Fault[] {
  const faults = plan.costLines.flatMap(costLineFaults);
  if (plan.costLines.length > COST_LINES_MAX) {
    const reason = `A plan has at most ${COST_LINES_MAX} cost lines.`;
    faults.push({ name: 'costLines', code: 'too-many-cost-lines', reason });
  }
  if (planCost(plan) > CENTS_MAX) {
    const reason = 'The costs together are more than can be paid.';
    faults.push({ name: 'costLines', code: 'cost-too-high', reason });
  } else if (totalCost(plan) > CENTS_MAX) {
    const reason = 'The costs and the unforeseen together are more than can be paid.';
    faults.push({ name: 'unforeseenCents', code: 'cost-too-high', reason });
  }
  return faults;
}

function fundingFaults(plan: InitiativePlan): Fault[] {
  const { ownContributionCents, otherFundingCents, unforeseenCents } = plan;
  const amounts = Object.entries({ ownContributionCents, otherFundingCents, unforeseenCents });
  return amounts.flatMap(([name, amount]): Fault[] => {
    if (amount === null || (amount >= 0n && amount <= CENTS_MAX)) return [];
    const reason = 'This is nothing or more, and not more than can be paid.';
    return [{ name, code: 'amount-out-of-bounds', reason }];
  });
}

function costLineFaults(line: CostLine, index: number): Fault[] {
  const at = `costLines[${index}]`;
  const { description, amountCents } = line;
  const faults = lineFaults(`${at}.description`, description, COST_DESCRIPTION_LENGTH_MAX);
  if (amountCents <= 0n) {
    const reason = 'A cost is more than nothing.';
    faults.push({ name: `${at}.amountCents`, code: 'amount-not-positive', reason });
  }
  return [...faults, ...calculationFaults(at, line)];
}

function calculationFaults(
  at: string,
  { quantityHundredths, unit, rateCents, amountCents }: CostLine,
): Fault[] {
  const parts = [quantityHundredths, unit, rateCents].filter((part) => part !== null);
  if (parts.length === 0) return [];
  if (quantityHundredths === null || unit === null || rateCents === null) {
    const reason = 'Give a quantity, a unit and a rate, or none of them.';
    return [{ name: `${at}.quantity`, code: 'calculation-incomplete', reason }];
  }
  if (quantityHundredths <= 0 || quantityHundredths > QUANTITY_HUNDREDTHS_MAX || rateCents <= 0n) {
    const reason = 'A quantity and a rate are more than nothing; a quantity is at most a million.';
    return [{ name: `${at}.quantity`, code: 'quantity-out-of-bounds', reason }];
  }
  return productFaults(at, lineAmount(quantityHundredths, rateCents), amountCents);
}

function productFaults(at: string, product: Cents | null, amountCents: Cents): Fault[] {
  if (product === null) {
    const reason = 'The quantity times the rate does not come to whole cents.';
    return [{ name: `${at}.rateCents`, code: 'product-not-whole', reason }];
  }
  if (product === amountCents) return [];
  const reason = 'The amount is not the quantity times the rate.';
  return [{ name: `${at}.amountCents`, code: 'amount-not-product', reason }];
}
