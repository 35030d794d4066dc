import type { CostLine, InitiativePlan } from './plan.js';
import { requestedAmount } from './plan.js';

/** What a plan does not tell yet. */
export const OPEN_POINTS = [
  'costs',
  'request',
  'summary',
  'place',
  'for-whom',
  'carried-out-by',
  'applicant-kind',
  'theme',
  'aims',
  'period',
  'own-contribution',
  'cost-categories',
  'work-hours',
] as const;
export type OpenPointName = (typeof OPEN_POINTS)[number];

/** Something that is still open in a plan: where to fill it in, and whether it can be submitted without. */
export type OpenPoint = {
  readonly name: OpenPointName;
  /** The field of the plan. */
  readonly field: keyof InitiativePlan;
  /** Whether the plan cannot be submitted without it. The others help whoever reads or judges it. */
  readonly isRequired: boolean;
};

type Question = {
  readonly name: OpenPointName;
  readonly field: keyof InitiativePlan;
  readonly isRequired?: boolean;
  readonly isOpen: (plan: InitiativePlan) => boolean;
};

const QUESTIONS: readonly Question[] = [
  { name: 'costs', field: 'costLines', isRequired: true, isOpen: hasNoCosts },
  {
    name: 'request',
    field: 'ownContributionCents',
    isRequired: true,
    isOpen: (plan) => !hasNoCosts(plan) && requestedAmount(plan) <= 0n,
  },
  { name: 'summary', field: 'summary', isOpen: ({ summary }) => summary === '' },
  {
    name: 'place',
    field: 'location',
    isOpen: ({ location, areaId }) => location === null && areaId === null,
  },
  { name: 'for-whom', field: 'forWhom', isOpen: ({ forWhom }) => forWhom === '' },
  {
    name: 'carried-out-by',
    field: 'carriedOutBy',
    isOpen: ({ carriedOutBy }) => carriedOutBy === '',
  },
  {
    name: 'applicant-kind',
    field: 'applicantKind',
    isOpen: ({ applicantKind }) => applicantKind === null,
  },
  { name: 'theme', field: 'theme', isOpen: ({ theme }) => theme === null },
  { name: 'aims', field: 'aims', isOpen: ({ aims }) => aims === null },
  {
    name: 'period',
    field: 'startsOn',
    isOpen: ({ startsOn, endsOn }) => startsOn === null || endsOn === null,
  },
  {
    name: 'own-contribution',
    field: 'ownContributionCents',
    isOpen: ({ ownContributionCents }) => ownContributionCents === null,
  },
  {
    name: 'cost-categories',
    field: 'costLines',
    isOpen: ({ costLines }) => costLines.some(({ category }) => category === null),
  },
  {
    name: 'work-hours',
    field: 'costLines',
    isOpen: ({ costLines }) => costLines.some(isWorkWithoutHours),
  },
];

/** What a plan does not tell yet, what it cannot be submitted without first. */
export function openPoints(plan: InitiativePlan): OpenPoint[] {
  return QUESTIONS.filter(({ isOpen }) => isOpen(plan)).map(
    ({ name, field, isRequired = false }) => ({ name, field, isRequired }),
  );
}

function hasNoCosts({ costLines }: InitiativePlan): boolean {
  return costLines.length === 0;
}

function isWorkWithoutHours({ category, unit }: CostLine): boolean {
  return category === 'own-work' && unit !== 'hour';
}
