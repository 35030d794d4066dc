import { DomainError } from '../domain-error.js';
import { type Actor, isAllowed } from '../people/authorise.js';
import type { Round } from '../rounds/round.js';
import { type Initiative, type InitiativeState, InitiativeTransitionError } from './initiative.js';

/** How many people can make one initiative together with its proposer. The database checks the same. */
export const CO_INITIATORS_MAX = 10;
/** How many invitations can be open at once. */
export const INVITATIONS_OPEN_MAX = 20;

export const INVITATION_ANSWERS = ['accepted', 'declined', 'withdrawn'] as const;
export type InvitationAnswer = (typeof INVITATION_ANSWERS)[number];

/** A question to join: to an account, or to an e-mail address of which nobody is told whether it has one. */
export type CoInitiatorInvitation = {
  readonly id: string;
  readonly initiativeId: string;
  readonly inviteeId: string | null;
  readonly email: string | null;
  readonly invitedBy: string;
  readonly invitedAt: Date;
  readonly answer: InvitationAnswer | null;
  readonly answeredAt: Date | null;
};

const LIVING: readonly InitiativeState[] = ['draft', 'submitted', 'eligible', 'funded'];

type WithInitiators = Pick<Initiative, 'proposedBy' | 'coInitiators'>;

export class NotOwnInitiativeError extends DomainError {
  readonly code = 'not-own-initiative';
  readonly kind = 'forbidden';

  constructor() {
    super('Only its initiators or a contact person can do this with an initiative.');
  }
}

export class InvitationAnsweredError extends DomainError {
  readonly code = 'invitation-answered';
  readonly kind = 'conflict';

  constructor() {
    super('This invitation was answered or taken back before.');
  }
}

export class TooManyInitiatorsError extends DomainError {
  readonly code = 'too-many-initiators';
  readonly kind = 'conflict';

  constructor() {
    super(
      `An initiative has at most ${CO_INITIATORS_MAX} co-initiators, and ${INVITATIONS_OPEN_MAX} open invitations.`,
    );
  }
}

export class AlreadyInitiatorError extends DomainError {
  readonly code = 'already-initiator';
  readonly kind = 'conflict';

  constructor() {
    super('You are an initiator of this already, or judged it.');
  }
}

/** Whether somebody makes this initiative: proposed it, or joined and has not left. */
export function isInitiator(actor: Actor, initiative: WithInitiators): boolean {
  return actor.kind === 'person' && initiatorIds(initiative).includes(actor.id);
}

/** Whether somebody makes it or ever did: they never judge it, also not after leaving. */
export function wasInitiator(actor: Actor, { proposedBy, coInitiators }: WithInitiators): boolean {
  if (actor.kind !== 'person') return false;
  return actor.id === proposedBy || coInitiators.some(({ personId }) => personId === actor.id);
}

/** Who makes it now, its proposer first. */
export function initiatorIds({ proposedBy, coInitiators }: WithInitiators): string[] {
  const joined = coInitiators.filter(({ hasLeft }) => !hasLeft).map(({ personId }) => personId);
  return proposedBy === null ? joined : [proposedBy, ...joined];
}

/**
 * Decides whether one more can be asked to join.
 *
 * @throws {TooManyInitiatorsError} when the places, or the open invitations, are at their bounds
 */
export function refuseCrowd(initiative: WithInitiators, openInvitations: number): void {
  const joined = initiative.coInitiators.filter(({ hasLeft }) => !hasLeft).length;
  if (joined >= CO_INITIATORS_MAX || openInvitations >= INVITATIONS_OPEN_MAX) {
    throw new TooManyInitiatorsError();
  }
}

/**
 * Decides whether an invited person joins: not twice, not as who screened it, and not beyond the bound.
 *
 * @throws {InvitationAnsweredError} when the invitation is not open
 * @throws {AlreadyInitiatorError} when the person makes it already, or screened it
 * @throws {TooManyInitiatorsError} when all places are taken
 */
export function joinInitiative(
  personId: string,
  initiative: WithInitiators & Pick<Initiative, 'screenedBy'>,
  invitation: Pick<CoInitiatorInvitation, 'answer'>,
): void {
  if (invitation.answer !== null) throw new InvitationAnsweredError();
  const ids = initiatorIds(initiative);
  if (ids.includes(personId) || initiative.screenedBy === personId) {
    throw new AlreadyInitiatorError();
  }
  refuseCrowd(initiative, 0);
}

/**
 * Decides who asks others to join, or takes that back: an initiator, while the initiative lives.
 *
 * @returns the id of who asks
 * @throws {NotOwnInitiativeError} when it is another's
 * @throws {InitiativeTransitionError} when it has ended
 */
export function refuseInviting(
  actor: Actor,
  initiative: WithInitiators & Pick<Initiative, 'state'>,
): string {
  if (actor.kind !== 'person' || !isInitiator(actor, initiative)) throw new NotOwnInitiativeError();
  if (!LIVING.includes(initiative.state)) {
    throw new InitiativeTransitionError(initiative.state, 'submit');
  }
  return actor.id;
}

/**
 * Refuses whoever may not let a co-initiator go: they themselves, the proposer and a contact person may.
 *
 * @throws {NotOwnInitiativeError} when it is another's
 */
export function refuseRemoval(
  actor: Actor,
  { proposedBy }: WithInitiators,
  personId: string,
): void {
  if (actor.kind === 'person') {
    if (actor.id === personId || actor.id === proposedBy) return;
    if (actor.memberships.some(({ role }) => role === 'contact-person')) return;
  }
  throw new NotOwnInitiativeError();
}

/**
 * Refuses whoever may not know who makes an initiative: those who do may, and who helps them.
 *
 * @throws {NotOwnInitiativeError} when it is another's
 */
export function refuseReadingInitiators(
  actor: Actor,
  round: Pick<Round, 'wijkteamId'>,
  initiative: WithInitiators,
): void {
  if (isInitiator(actor, initiative)) return;
  const isContact =
    actor.kind === 'person' && actor.memberships.some(({ role }) => role === 'contact-person');
  if (!isContact || !isAllowed(actor, 'edit-initiative', round)) throw new NotOwnInitiativeError();
}
