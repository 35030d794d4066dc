import { DomainError, NotFoundError, refuseFaults } from '../domain-error.js';
import { type Actor, authorise, ForbiddenError, isAllowed } from '../people/authorise.js';
import { textFaults } from '../people/plain-text.js';
import type { RoundPhase } from '../phases/round-phase.js';
import type { Round } from '../rounds/round.js';
import {
  type Initiative,
  type InitiativeState,
  nextInitiativeState,
  planFaults,
  SCREENING_REASON_LENGTH_MAX,
} from './initiative.js';

type RoundOfInitiative = Pick<Round, 'id' | 'wijkteamId' | 'phase' | 'timeline' | 'paperSize'>;
type OwnedInitiative = Pick<Initiative, 'id' | 'state' | 'proposedBy' | 'submittedAt'>;

/** What a step writes. */
export type InitiativeStep = Pick<Initiative, 'state'> &
  Partial<Pick<Initiative, 'submittedAt' | 'screenedBy' | 'screeningReason'>>;

/** What the wijkteam found: fit to be voted on or funded, or not, with the reason. */
export type Screening = {
  readonly outcome: 'accept' | 'reject';
  readonly reason: string | null;
};

/** Who looks at initiatives: `null` sees nobody's drafts. */
export type InitiativeViewer = {
  readonly personId: string | null;
  readonly seesDrafts: boolean;
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

export class NotOwnInitiativeError extends DomainError {
  readonly code = 'not-own-initiative';
  readonly kind = 'forbidden';

  constructor() {
    super('Only its proposer or a contact person can do this with an initiative.');
  }
}

export class OwnInitiativeError extends DomainError {
  readonly code = 'own-initiative';
  readonly kind = 'forbidden';

  constructor() {
    super('Nobody screens an initiative of their own.');
  }
}

const BEING_SHAPED: readonly RoundPhase[] = ['submission', 'support', 'screening'];
/** Once a paper is printed, what stands on it stays. */
const OPEN_TO_WITHDRAWAL: readonly RoundPhase[] = [...BEING_SHAPED, 'deciding'];

/** What somebody may see of a round's initiatives besides the submitted ones. */
export function initiativeViewer(
  actor: Actor | null,
  round: Pick<Round, 'wijkteamId'>,
): InitiativeViewer {
  if (actor === null) return { personId: null, seesDrafts: false };
  return {
    personId: actor.kind === 'person' ? actor.id : null,
    seesDrafts: isAllowed(actor, 'screen-initiative', round),
  };
}

/**
 * Hides what was never submitted from all but its proposer and those who screen: to others it does
 * not exist.
 *
 * @throws {NotFoundError} when the viewer may not see the initiative
 */
export function refuseUnseen(viewer: InitiativeViewer, initiative: OwnedInitiative): void {
  const { submittedAt, proposedBy, id } = initiative;
  const isOwn = viewer.personId !== null && viewer.personId === proposedBy;
  if (submittedAt === null && !isOwn && !viewer.seesDrafts) {
    throw new NotFoundError('initiative', id);
  }
}

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
 * Refuses whoever may not change an initiative's plan: its proposer may while it is a draft, a
 * contact person until it has been screened, both before voting or deciding begins.
 *
 * @throws {ForbiddenError} when the actor edits no initiatives in this wijkteam
 * @throws {NotOwnInitiativeError} when it is another's
 * @throws {InitiativeSettledError} when it is too late for this
 */
export function refuseEdit(
  actor: Actor,
  round: RoundOfInitiative,
  initiative: OwnedInitiative,
): void {
  const isHelper = refuseStranger(actor, round, initiative);
  const isOpen = initiative.state === 'draft' || (initiative.state === 'submitted' && isHelper);
  if (!isOpen || !BEING_SHAPED.includes(round.phase)) {
    throw new InitiativeSettledError(initiative.state, round.phase);
  }
}

/**
 * Decides that a proposer's draft becomes public.
 *
 * @throws {ForbiddenError} when the actor may not propose here
 * @throws {NotOwnInitiativeError} when the actor is not the proposer
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
  authorise(actor, 'submit-initiative', round);
  if (!isProposer(actor, initiative)) throw new NotOwnInitiativeError();
  refuseSubmissionClosed(round, now);
  const state = nextInitiativeState(initiative.state, 'submit');
  refuseFaults(planFaults(initiative));
  return { state, submittedAt: now };
}

/**
 * Decides that a proposer, or a contact person for them, takes an initiative back: not while it
 * stands on a ballot paper, and not after the money was divided.
 *
 * @throws {ForbiddenError} when the actor edits no initiatives in this wijkteam
 * @throws {NotOwnInitiativeError} when it is another's
 * @throws {InitiativeTransitionError} when it was settled before
 * @throws {InitiativeSettledError} when the round is too far
 */
export function withdrawInitiative(
  actor: Actor,
  round: RoundOfInitiative,
  initiative: OwnedInitiative,
): InitiativeStep {
  refuseStranger(actor, round, initiative);
  const state = nextInitiativeState(initiative.state, 'withdraw');
  const isPrinted = round.paperSize > 0;
  if (isPrinted || !OPEN_TO_WITHDRAWAL.includes(round.phase)) {
    throw new InitiativeSettledError(initiative.state, round.phase);
  }
  return { state };
}

/**
 * Decides what a screening makes of an initiative: eligible, or rejected with a reason (Awb 3:46).
 *
 * @throws {ForbiddenError} when the actor does not screen for this wijkteam
 * @throws {OwnInitiativeError} when the actor proposed it
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
  if (isProposer(actor, initiative)) throw new OwnInitiativeError();
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
  if (!isHelper && !isProposer(actor, initiative)) throw new NotOwnInitiativeError();
  return isHelper;
}

function isProposer(actor: Actor, { proposedBy }: OwnedInitiative): boolean {
  return actor.kind === 'person' && actor.id === proposedBy;
}
