import { DomainError, refuseFaults } from '../domain-error.js';
import { type Actor, authorise, ForbiddenError, isAllowed } from '../people/authorise.js';
import { textFaults } from '../people/plain-text.js';
import type { RoundPhase } from '../phases/round-phase.js';
import type { Round } from '../rounds/round.js';
import { isInitiator, NotOwnInitiativeError, wasInitiator } from './co-initiators.js';
import {
  type Initiative,
  type InitiativeState,
  InitiativeTransitionError,
  nextInitiativeState,
  SCREENING_REASON_LENGTH_MAX,
} from './initiative.js';
import { planFaults } from './plan-faults.js';

export { NotOwnInitiativeError };

type RoundOfInitiative = Pick<Round, 'id' | 'wijkteamId' | 'phase' | 'timeline' | 'paperSize'>;
export type OwnedInitiative = Pick<
  Initiative,
  'id' | 'state' | 'proposedBy' | 'enteredBy' | 'coInitiators' | 'submittedAt'
>;

/** What a step writes. */
export type InitiativeStep = Pick<Initiative, 'state'> &
  Partial<Pick<Initiative, 'submittedAt' | 'screenedBy' | 'screeningReason' | 'withdrawalReason'>>;

/** How far the screening of one initiative is, as far as it matters to who may change the plan. */
export type ScreeningStand = {
  /** Whether somebody has begun to look at it. */
  readonly hasBegun: boolean;
  /** Whether those who screen wait for the initiators to change or complete it. */
  readonly asksForChange: boolean;
};

export const NOT_SCREENED: ScreeningStand = { hasBegun: false, asksForChange: false };

/** What the wijkteam found: fit to be voted on or funded, or not, with the reason. */
export type Screening = {
  readonly outcome: 'accept' | 'reject';
  readonly reason: string | null;
};

export class SubmissionClosedError extends DomainError {
  readonly code = 'submission-closed';
  readonly kind = 'conflict';

  constructor(roundId: string) {
    super('This round does not take initiatives now.', { roundId });
  }
}

export class InitiativeSettledError extends DomainError {
  readonly code = 'initiative-settled';
  readonly kind = 'conflict';

  constructor(state: InitiativeState, phase: RoundPhase) {
    super('The initiative, or its round, is past the point where this can change.', {
      state,
      phase,
    });
  }
}

export class OwnInitiativeError extends DomainError {
  readonly code = 'own-initiative';
  readonly kind = 'forbidden';

  constructor() {
    super('Nobody screens an initiative of their own.');
  }
}

export const WITHDRAWAL_REASON_LENGTH_MAX = 2_000;

const BEING_SHAPED: readonly RoundPhase[] = ['submission', 'support', 'screening'];
/** Once a paper is printed, what stands on it stays. */
const OPEN_TO_WITHDRAWAL: readonly RoundPhase[] = [...BEING_SHAPED, 'deciding'];

/**
 * Decides who proposes an initiative in a round: a person of its wijkteam, while it takes them.
 * `submissionOpensAt` is inclusive, `submissionClosesAt` exclusive; not planned is no limit.
 *
 * @returns the id of the proposer
 * @throws {ForbiddenError} when the actor may not propose here; a machine proposes nothing
 * @throws {SubmissionClosedError} outside the submission phase or its window
 */
export function proposerOf(actor: Actor, round: RoundOfInitiative, now: Date): string {
  authorise(actor, 'submit-initiative', round);
  if (actor.kind !== 'person') throw new ForbiddenError('submit-initiative');
  refuseSubmissionClosed(round, now);
  return actor.id;
}

/**
 * Decides who writes an initiative down for somebody without internet: staff of the municipality, or
 * chair and secretary, while the round takes initiatives.
 *
 * @returns the id of who writes it down
 * @throws {ForbiddenError} when the actor may not enter here; a machine enters nothing
 * @throws {SubmissionClosedError} outside the submission phase or its window
 */
export function entererOf(actor: Actor, round: RoundOfInitiative, now: Date): string {
  authorise(actor, 'enter-initiative', round);
  if (actor.kind !== 'person') throw new ForbiddenError('enter-initiative');
  refuseSubmissionClosed(round, now);
  return actor.id;
}

/**
 * Refuses whoever may not change an initiative's plan, before voting or deciding begins: its initiators
 * may while it is a draft, until its screening begins, and again while those who screen ask for it; a
 * contact person until it has been screened.
 *
 * @throws {ForbiddenError} when the actor edits no initiatives in this wijkteam
 * @throws {NotOwnInitiativeError} when it is another's
 * @throws {InitiativeSettledError} when it is too late for this
 */
export function refuseEdit(
  actor: Actor,
  round: RoundOfInitiative,
  initiative: OwnedInitiative,
  screening: ScreeningStand = NOT_SCREENED,
): void {
  const isHelper = refuseStranger(actor, round, initiative);
  const hasBegun = screening.hasBegun || round.phase === 'screening';
  const mayChange = isHelper || !hasBegun || screening.asksForChange;
  const isOpen = initiative.state === 'draft' || (initiative.state === 'submitted' && mayChange);
  if (!isOpen || !BEING_SHAPED.includes(round.phase)) {
    throw new InitiativeSettledError(initiative.state, round.phase);
  }
}

/**
 * Decides that a draft becomes public: by one of its initiators, or by who helps somebody whose plan
 * was written down for them.
 *
 * @throws {ForbiddenError} when the actor may not propose or enter here
 * @throws {NotOwnInitiativeError} when the actor is no initiator
 * @throws {SubmissionClosedError} outside the submission phase or its window
 * @throws {InitiativeTransitionError} when it was submitted before
 * @throws {InvalidInputError} naming everything that is missing or wrong in the plan
 */
export function submitInitiative(
  actor: Actor,
  round: RoundOfInitiative,
  initiative: Initiative,
  now: Date,
): InitiativeStep {
  if (initiative.enteredBy !== null && isAllowed(actor, 'enter-initiative', round)) {
    entererOf(actor, round, now);
  } else {
    authorise(actor, 'submit-initiative', round);
    if (!isInitiator(actor, initiative)) throw new NotOwnInitiativeError();
    refuseSubmissionClosed(round, now);
  }
  const state = nextInitiativeState(initiative.state, 'submit');
  refuseFaults(planFaults(initiative));
  return { state, submittedAt: now };
}

/**
 * Decides that an initiator, or a contact person for them, takes an initiative back: not while it
 * stands on a ballot paper, and not after the money was divided. The reason, if there is one, is public.
 *
 * @throws {ForbiddenError} when the actor edits no initiatives in this wijkteam
 * @throws {NotOwnInitiativeError} when it is another's
 * @throws {InitiativeTransitionError} when it was settled before
 * @throws {InitiativeSettledError} when the round is too far
 * @throws {InvalidInputError} when the reason is no readable text
 */
export function withdrawInitiative(
  actor: Actor,
  round: RoundOfInitiative,
  initiative: OwnedInitiative,
  reason: string | null = null,
): InitiativeStep {
  refuseStranger(actor, round, initiative);
  const state = nextInitiativeState(initiative.state, 'withdraw');
  const isPrinted = round.paperSize > 0;
  if (isPrinted || !OPEN_TO_WITHDRAWAL.includes(round.phase)) {
    throw new InitiativeSettledError(initiative.state, round.phase);
  }
  refuseFaults(textFaults('reason', reason ?? '', WITHDRAWAL_REASON_LENGTH_MAX));
  return reason === null || reason === '' ? { state } : { state, withdrawalReason: reason };
}

/**
 * Refuses to throw away what is not one's own draft. What was thrown away before may be thrown away again.
 *
 * @throws {ForbiddenError} when the actor edits no initiatives in this wijkteam
 * @throws {NotOwnInitiativeError} when it is another's
 * @throws {InitiativeTransitionError} when it was submitted: then it is withdrawn, for all to see
 */
export function refuseDiscard(
  actor: Actor,
  round: RoundOfInitiative,
  initiative: OwnedInitiative,
): void {
  refuseStranger(actor, round, initiative);
  if (initiative.submittedAt !== null) {
    throw new InitiativeTransitionError(initiative.state, 'withdraw');
  }
}

/**
 * Decides what a screening makes of an initiative: eligible, or rejected with a reason (Awb 3:46).
 *
 * @throws {ForbiddenError} when the actor does not screen for this wijkteam
 * @throws {OwnInitiativeError} when the actor makes it, ever made it, or wrote it down for another
 * @throws {InitiativeTransitionError} when there is nothing to screen
 * @throws {InitiativeSettledError} when voting or deciding has begun
 * @throws {InvalidInputError} when a rejection has no reason, or the reason is no readable text
 */
export function screenInitiative(
  actor: Actor,
  round: RoundOfInitiative,
  initiative: OwnedInitiative,
  { outcome, reason }: Screening,
): InitiativeStep {
  authorise(actor, 'screen-initiative', round);
  const isEnterer = actor.kind === 'person' && actor.id === initiative.enteredBy;
  if (wasInitiator(actor, initiative) || isEnterer) throw new OwnInitiativeError();
  const state = nextInitiativeState(initiative.state, outcome);
  if (!BEING_SHAPED.includes(round.phase)) {
    throw new InitiativeSettledError(initiative.state, round.phase);
  }
  refuseFaults(reasonFaults(outcome, reason ?? ''));
  return {
    state,
    screenedBy: actor.kind === 'person' ? actor.id : null,
    screeningReason: reason === '' ? null : reason,
  };
}

function reasonFaults(outcome: Screening['outcome'], reason: string) {
  return outcome === 'reject' && reason === ''
    ? [{ name: 'reason', code: 'reason-missing', reason: 'Say why it is rejected.' }]
    : textFaults('reason', reason, SCREENING_REASON_LENGTH_MAX);
}

function refuseSubmissionClosed({ id, phase, timeline }: RoundOfInitiative, now: Date): void {
  const { submissionOpensAt, submissionClosesAt } = timeline;
  const early = submissionOpensAt !== null && now < submissionOpensAt;
  const late = submissionClosesAt !== null && now >= submissionClosesAt;
  if (phase !== 'submission' || early || late) throw new SubmissionClosedError(id);
}

/** @returns whether the actor acts for others: as a contact person, or as a system of theirs */
function refuseStranger(
  actor: Actor,
  round: RoundOfInitiative,
  initiative: OwnedInitiative,
): boolean {
  authorise(actor, 'edit-initiative', round);
  const isHelper =
    actor.kind === 'machine' || actor.memberships.some(({ role }) => role === 'contact-person');
  const helpsWithIt = initiative.enteredBy !== null && isAllowed(actor, 'enter-initiative', round);
  if (!isHelper && !helpsWithIt && !isInitiator(actor, initiative)) {
    throw new NotOwnInitiativeError();
  }
  return isHelper;
}
