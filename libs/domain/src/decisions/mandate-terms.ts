import type { Fault } from '../domain-error.js';
import type { Cents } from '../money/cents.js';
import { dayFaults } from '../people/calendar-day.js';
import { textFaults } from '../people/plain-text.js';

/**
 * What can be left to one person. Adopting rules cannot (Awb 10:3, second paragraph), and neither can
 * giving mandates: that is what `maySubMandate` is for.
 */
export const MANDATE_KINDS = [
  'allocate',
  'ratify-tally',
  'split-budget',
  'postpone-round',
] as const;
export type MandateKind = (typeof MANDATE_KINDS)[number];

/** A mandate is used in the name of the wijkteam (Awb 10:1); a delegated power in one's own (10:13). */
export const MANDATE_FORMS = ['mandate', 'delegation'] as const;
export type MandateForm = (typeof MANDATE_FORMS)[number];

export type MandateTerms = {
  readonly form: MandateForm;
  readonly decisionKind: MandateKind;
  readonly holderId: string;
  /** The most that one decision may move; null for a kind that moves no money. */
  readonly ceilingCents: Cents | null;
  /** The most that all decisions together may move. */
  readonly totalCents: Cents | null;
  readonly validFromOn: string;
  /** The last day, included: a mandate has an end. */
  readonly validUntilOn: string;
  readonly maySubMandate: boolean;
  /** The article that allows it; needed for a delegation (Awb 10:15). */
  readonly legalBasis: string;
};

const LEGAL_BASIS_MAX = 500;

/** Every fault in the terms of a mandate, by themselves. */
export function mandateTermsFaults(terms: MandateTerms, path: string): Fault[] {
  const { ceilingCents, totalCents, validFromOn, validUntilOn, form, legalBasis } = terms;
  const needsMoney = terms.decisionKind !== 'postpone-round';
  const hasAmounts = ceilingCents !== null && totalCents !== null;
  const isEmpty = ceilingCents === null && totalCents === null;
  return [
    ...dayFaults(`${path}.validFromOn`, validFromOn),
    ...dayFaults(`${path}.validUntilOn`, validUntilOn),
    ...when(validUntilOn < validFromOn, `${path}.validUntilOn`, 'period-order'),
    ...when(needsMoney ? !hasAmounts : !isEmpty, `${path}.ceilingCents`, 'mandate-amounts'),
    ...when(
      hasAmounts && (ceilingCents <= 0n || totalCents < ceilingCents),
      `${path}.totalCents`,
      'mandate-total',
    ),
    ...when(form === 'delegation' && legalBasis === '', `${path}.legalBasis`, 'legal-basis'),
    ...when(form === 'delegation' && terms.maySubMandate, `${path}.maySubMandate`, 'no-sub'),
    ...textFaults(`${path}.legalBasis`, legalBasis, LEGAL_BASIS_MAX),
  ];
}

/** The terms as JSON: amounts as decimal strings of cents. */
export function mandateTermsJson(terms: MandateTerms): Omit<
  MandateTerms,
  'ceilingCents' | 'totalCents'
> & {
  readonly ceilingCents: string | null;
  readonly totalCents: string | null;
} {
  return {
    ...terms,
    ceilingCents: terms.ceilingCents?.toString() ?? null,
    totalCents: terms.totalCents?.toString() ?? null,
  };
}

const REASONS = {
  'period-order': 'The last day is not before the first.',
  'mandate-amounts': 'Money is left to somebody up to two amounts; what moves none has neither.',
  'mandate-total': 'The ceiling is more than nothing, and the total at least the ceiling.',
  'legal-basis': 'Name the article that allows to delegate (Awb 10:15).',
  'no-sub': 'Who decides in his own name passes nothing on.',
} as const;

function when(isBroken: boolean, name: string, code: keyof typeof REASONS): Fault[] {
  return isBroken ? [{ name, code, reason: REASONS[code] }] : [];
}
