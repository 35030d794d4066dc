import { DomainError, type Fault } from '../domain-error.js';
import { CENTS_MAX, type Cents, sumCents } from '../money/cents.js';
import { lineFaults, textFaults } from '../people/plain-text.js';

export const INITIATIVE_STATES = [
  'draft',
  'submitted',
  'eligible',
  'rejected',
  'withdrawn',
  'funded',
  'not-funded',
] as const;
export type InitiativeState = (typeof INITIATIVE_STATES)[number];

export type InitiativeEvent = 'submit' | 'accept' | 'reject' | 'withdraw' | 'fund' | 'pass-over';

type Transition = {
  readonly event: InitiativeEvent;
  readonly from: readonly InitiativeState[];
  readonly to: InitiativeState;
};

/** The route of an initiative, as data. */
export const INITIATIVE_TRANSITIONS: readonly Transition[] = [
  { event: 'submit', from: ['draft'], to: 'submitted' },
  { event: 'accept', from: ['submitted'], to: 'eligible' },
  { event: 'reject', from: ['submitted'], to: 'rejected' },
  { event: 'withdraw', from: ['draft', 'submitted', 'eligible'], to: 'withdrawn' },
  { event: 'fund', from: ['eligible'], to: 'funded' },
  { event: 'pass-over', from: ['eligible'], to: 'not-funded' },
];

/** One line of a plan's estimate: what it is for, and what it costs. */
export type CostLine = { readonly description: string; readonly amountCents: Cents };

/** A place in CRS84: degrees east and north. */
export type Location = { readonly longitude: number; readonly latitude: number };

/** What a proposer may write about an initiative. */
export type InitiativePlan = {
  readonly title: string;
  readonly summary: string;
  readonly costLines: readonly CostLine[];
  readonly location: Location | null;
  readonly areaId: string | null;
};

/** A plan of residents that asks for money, as it stands. */
export type Initiative = InitiativePlan & {
  readonly id: string;
  readonly roundId: string;
  readonly state: InitiativeState;
  /** Who proposed it; null when it was imported. Not public. */
  readonly proposedBy: string | null;
  /** Who screened it; null before, or when a machine did. Not public. */
  readonly screenedBy: string | null;
  /** Why it was rejected, or what was said when it was accepted. */
  readonly screeningReason: string | null;
  /** When it became public; null for what its proposer never submitted. */
  readonly submittedAt: Date | null;
  /** The code that an imported election gave it. */
  readonly importedCode: string | null;
  readonly createdAt: Date;
  readonly version: number;
};

export const TITLE_LENGTH_MAX = 200;
export const SUMMARY_LENGTH_MAX = 5_000;
export const COST_LINES_MAX = 50;
export const COST_DESCRIPTION_LENGTH_MAX = 200;
export const SCREENING_REASON_LENGTH_MAX = 2_000;

export class InitiativeTransitionError extends DomainError {
  readonly code = 'initiative-transition-refused';
  readonly kind = 'conflict';

  constructor(state: InitiativeState, event: InitiativeEvent) {
    super('The initiative is not in a state in which this can happen.', { state, event });
  }
}

/**
 * The state after an event.
 *
 * @throws {InitiativeTransitionError} when there is no such step from this state
 */
export function nextInitiativeState(
  state: InitiativeState,
  event: InitiativeEvent,
): InitiativeState {
  const found = INITIATIVE_TRANSITIONS.find(
    (transition) => transition.event === event && transition.from.includes(state),
  );
  if (found === undefined) throw new InitiativeTransitionError(state, event);
  return found.to;
}

/** What a plan costs: the sum of its lines. */
export function planCost(plan: Pick<InitiativePlan, 'costLines'>): Cents {
  return sumCents(plan.costLines.map(({ amountCents }) => amountCents));
}

/** Every fault in a draft: it may be incomplete, but nothing in it may be wrong. */
export function draftFaults(plan: InitiativePlan): Fault[] {
  const faults = [
    ...lineFaults('title', plan.title, TITLE_LENGTH_MAX),
    ...textFaults('summary', plan.summary, SUMMARY_LENGTH_MAX),
    ...plan.costLines.flatMap(costLineFaults),
  ];
  if (plan.costLines.length > COST_LINES_MAX) {
    const reason = `A plan has at most ${COST_LINES_MAX} cost lines.`;
    faults.push({ name: 'costLines', code: 'too-many-cost-lines', reason });
  }
  if (planCost(plan) > CENTS_MAX) {
    const reason = 'The costs together are more than can be paid.';
    faults.push({ name: 'costLines', code: 'cost-too-high', reason });
  }
  return faults;
}

/** Every fault in a plan; empty when it can be submitted. */
export function planFaults(plan: InitiativePlan): Fault[] {
  const faults = draftFaults(plan);
  if (plan.costLines.length === 0) {
    const reason = 'Say what the plan costs, in at least one line.';
    faults.push({ name: 'costLines', code: 'cost-lines-missing', reason });
  }
  return faults;
}

function costLineFaults({ description, amountCents }: CostLine, index: number): Fault[] {
  const faults = lineFaults(
    `costLines[${index}].description`,
    description,
    COST_DESCRIPTION_LENGTH_MAX,
  );
  if (amountCents <= 0n) {
    const name = `costLines[${index}].amountCents`;
    faults.push({ name, code: 'amount-not-positive', reason: 'A cost is more than nothing.' });
  }
  return faults;
}
