import { DomainError } from '../domain-error.js';
import type { InitiativePlan } from './plan.js';

export const INITIATIVE_STATES = [
  'draft',
  'submitted',
  'eligible',
  'rejected',
  'withdrawn',
  'funded',
  'not-funded',
  'merged',
  'split',
] as const;
export type InitiativeState = (typeof INITIATIVE_STATES)[number];

export type InitiativeEvent =
  'submit' | 'accept' | 'reject' | 'withdraw' | 'fund' | 'pass-over' | 'merge' | 'split';

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
  { event: 'merge', from: ['submitted', 'eligible'], to: 'merged' },
  { event: 'split', from: ['submitted', 'eligible'], to: 'split' },
];

/** Somebody who joined in an initiative; after leaving, one still never judges it. */
export type CoInitiator = { readonly personId: string; readonly hasLeft: boolean };

/** A plan of residents that asks for money, as it stands. */
export type Initiative = InitiativePlan & {
  readonly id: string;
  readonly roundId: string;
  readonly state: InitiativeState;
  /** Who proposed it; null when it was imported. Not public. */
  readonly proposedBy: string | null;
  /** Who wrote it down for somebody else; null for who did it without help. Not public. */
  readonly enteredBy: string | null;
  /** Who ever joined in it, those who left included. Not public. */
  readonly coInitiators: readonly CoInitiator[];
  /** Who screened it; null before, or when a machine did. Not public. */
  readonly screenedBy: string | null;
  /** Why it was rejected, or what was said when it was accepted. */
  readonly screeningReason: string | null;
  /** Why its initiators took it back; null when they did not say, or did not take it back. */
  readonly withdrawalReason: string | null;
  /** When it became public; null for what its proposer never submitted. */
  readonly submittedAt: Date | null;
  /** The code that an imported election gave it. */
  readonly importedCode: string | null;
  readonly createdAt: Date;
  /** When the plan was written last. */
  readonly savedAt: Date;
  readonly version: number;
};

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
