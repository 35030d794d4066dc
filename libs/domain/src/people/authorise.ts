import { DomainError } from '../domain-error.js';
import { type Membership, type Role, ROLES, TEAM_SEATS } from './role.js';

/** Everything that somebody can be allowed to do. Each endpoint that is not public names one. */
export type Permission =
  | 'manage-municipality'
  | 'manage-people'
  | 'manage-draw'
  | 'read-people'
  | 'draw-boundary'
  | 'adopt-boundary'
  | 'grant-budget'
  | 'split-budget'
  | 'manage-round'
  | 'submit-initiative'
  | 'edit-initiative'
  | 'enter-initiative'
  | 'screen-initiative'
  | 'regroup-initiatives'
  | 'advise-on-initiative'
  | 'answer-finding'
  | 'manage-screening'
  | 'name-contact-person'
  | 'read-contact-persons'
  | 'read-workload'
  | 'cast-ballot'
  | 'run-tally'
  | 'read-tally'
  | 'recount-tally'
  | 'simulate-tally'
  | 'decide-allocation'
  | 'record-outcome'
  | 'read-awards'
  | 'file-objection'
  | 'handle-objection'
  | 'read-objections'
  | 'read-payments'
  | 'prepare-payment'
  | 'release-payment'
  | 'read-ledger'
  | 'read-audit-trail'
  | 'exchange-elections'
  | 'manage-rules'
  | 'adopt-rules'
  | 'comment-on-rules'
  | 'manage-meeting'
  | 'vote-in-team'
  | 'record-decision'
  | 'decide-alone'
  | 'upload-file'
  | 'report-progress'
  | 'judge-result'
  | 'moderate-progress'
  | 'manage-promises'
  | 'settle-promise'
  | 'support-initiative'
  | 'verify-support'
  | 'manage-support-register'
  | 'comment-on-initiative'
  | 'moderate-comments'
  | 'print-letters'
  | 'settle-mail'
  | 'report-bounces'
  | 'write-story'
  | 'publish-story'
  | 'use-own-session';

/** Who asks: a person with dated memberships, or a machine with the permissions of its token. */
export type Actor =
  | {
      readonly kind: 'person';
      readonly id: string;
      /** Only the memberships that hold today. */
      readonly memberships: readonly Membership[];
    }
  | {
      readonly kind: 'machine';
      readonly id: string;
      readonly permissions: readonly Permission[];
    };

/** Where something happens: in one wijkteam, or (null) in the municipality as a whole. */
export type Scope = { readonly wijkteamId: string | null };

/** Those of a wijkteam who are there as residents, and may propose something themselves. */
const RESIDENT_SEATS = TEAM_SEATS.filter((seat) => seat !== 'professional');

/**
 * Who may do what. A wijkteam role counts only inside its own wijkteam; a municipal role counts
 * everywhere in the municipality. What goes on top per case (not the same officer twice, only
 * one's own draft) is decided by the function of that case.
 */
const GRANTED_TO: Readonly<Record<Permission, readonly Role[]>> = {
  'manage-municipality': ['administrator'],
  'manage-people': ['administrator'],
  // Whoever stands on the list is kept out by the rules of the draw.
  'manage-draw': ['administrator', 'chair', 'secretary'],
  'read-people': ['administrator', 'auditor'],
  'draw-boundary': ['administrator', 'resident', ...RESIDENT_SEATS],
  'adopt-boundary': ['administrator', 'chair'],
  'grant-budget': ['finance-officer'],
  'split-budget': ['chair', 'treasurer'],
  'manage-round': ['administrator', 'chair', 'secretary'],
  'submit-initiative': ['resident', ...RESIDENT_SEATS],
  // A counter clerk only what was written down for somebody: the case says so.
  'edit-initiative': ['resident', ...RESIDENT_SEATS, 'contact-person', 'counter-clerk'],
  // For somebody without internet.
  'enter-initiative': ['contact-person', 'counter-clerk', 'chair', 'secretary'],
  'screen-initiative': [...TEAM_SEATS, 'contact-person'],
  // A resident only what is his or her own: the case says so.
  'regroup-initiatives': ['resident', ...TEAM_SEATS, 'contact-person'],
  // Of which department, the case says; and nobody on an initiative of his or her own.
  'advise-on-initiative': ['contact-person'],
  // Only the initiators, or a contact person for who has no account: the case says so.
  'answer-finding': ['resident', ...RESIDENT_SEATS, 'contact-person'],
  'manage-screening': ['administrator'],
  'name-contact-person': ['contact-person', 'administrator', 'chair', 'secretary'],
  'read-contact-persons': [...TEAM_SEATS, 'contact-person', 'administrator', 'auditor'],
  'read-workload': ['contact-person', 'administrator', 'auditor'],
  'cast-ballot': ['resident'],
  'run-tally': ['administrator', 'chair'],
  // Before the outcome is ratified; from then on it is for everybody.
  'read-tally': ['administrator', 'auditor', 'contact-person', ...TEAM_SEATS],
  'recount-tally': ['administrator', 'auditor', 'chair'],
  'simulate-tally': ['administrator', 'chair', 'secretary', 'contact-person'],
  // On what ground, the case says: the chair alone, a decision of the wijkteam, or a mandate.
  'decide-allocation': [...TEAM_SEATS, 'contact-person', 'administrator'],
  'decide-alone': ['chair'],
  // Two of them: whoever enters it does not confirm it.
  'record-outcome': ['chair', 'secretary', 'contact-person', 'administrator'],
  'manage-meeting': ['chair', 'secretary'],
  // Whether a professional votes, the rules of the wijkteam say.
  'vote-in-team': TEAM_SEATS,
  'record-decision': ['chair', 'secretary'],
  // A resident only what is addressed to himself or herself: the case says so.
  'read-awards': [...TEAM_SEATS, 'resident', 'contact-person', 'finance-officer', 'auditor'],
  'file-objection': [...TEAM_SEATS, 'resident', 'contact-person', 'administrator'],
  'handle-objection': ['contact-person', 'administrator'],
  'read-objections': [...TEAM_SEATS, 'resident', 'contact-person', 'administrator', 'auditor'],
  'read-payments': ['finance-officer', 'auditor', 'chair', 'treasurer', 'member'],
  'prepare-payment': ['finance-officer'],
  'release-payment': ['finance-officer'],
  'read-ledger': ['finance-officer', 'auditor'],
  'read-audit-trail': ['auditor', 'administrator'],
  'exchange-elections': ['administrator'],
  'manage-rules': ['administrator', 'chair', 'secretary'],
  'adopt-rules': ['chair'],
  'comment-on-rules': ['resident', ...RESIDENT_SEATS],
  // Whose initiative it is to show files with, the case says.
  'upload-file': [...TEAM_SEATS, 'resident', 'contact-person', 'administrator'],
  'report-progress': [...TEAM_SEATS, 'resident', 'contact-person'],
  'judge-result': ['resident', ...RESIDENT_SEATS],
  'moderate-progress': ['chair', 'secretary', 'contact-person', 'administrator'],
  'manage-promises': ['chair', 'secretary', 'professional', 'contact-person', 'administrator'],
  // Who keeps the list, and an owner of a promise that was broken: the case says so.
  'settle-promise': [...TEAM_SEATS, 'contact-person', 'finance-officer', 'administrator'],
  'support-initiative': ['resident', ...RESIDENT_SEATS],
  // Two of them for each sheet of signatures.
  'verify-support': ['contact-person', 'counter-clerk', 'administrator'],
  'manage-support-register': ['administrator'],
  'comment-on-initiative': ['resident', ...TEAM_SEATS, 'contact-person'],
  'moderate-comments': ['contact-person', 'chair', 'secretary', 'administrator'],
  'print-letters': ['contact-person', 'counter-clerk', 'administrator'],
  'settle-mail': ['counter-clerk', 'administrator'],
  // For the mail server of the municipality alone.
  'report-bounces': [],
  'write-story': [...TEAM_SEATS, 'contact-person'],
  // What everybody reads in the name of the wijk.
  'publish-story': ['chair', 'secretary', 'contact-person'],
  'use-own-session': ROLES,
};

export const PERMISSIONS = Object.keys(GRANTED_TO) as readonly Permission[];

export class ForbiddenError extends DomainError {
  readonly code = 'forbidden';
  readonly kind = 'forbidden';

  constructor(permission: Permission) {
    super('You are not allowed to do this here.', { permission });
  }
}

/** Whether an actor may do something somewhere. Pure: the caller has kept only today's memberships. */
export function isAllowed(actor: Actor, permission: Permission, scope: Scope): boolean {
  if (actor.kind === 'machine') return actor.permissions.includes(permission);
  return actor.memberships.some(
    ({ role, wijkteamId }) =>
      GRANTED_TO[permission].includes(role) &&
      (wijkteamId === null || wijkteamId === scope.wijkteamId),
  );
}

/** Whether an actor may do something in at least one place; the first, coarse check of a request. */
export function isAllowedSomewhere(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'machine') return actor.permissions.includes(permission);
  return actor.memberships.some(({ role }) => GRANTED_TO[permission].includes(role));
}

/**
 * Refuses what `isAllowedSomewhere` does not allow; for what happens in no wijkteam yet.
 *
 * @throws {ForbiddenError} when the actor holds no role that grants the permission anywhere
 */
export function authoriseSomewhere(actor: Actor, permission: Permission): void {
  if (!isAllowedSomewhere(actor, permission)) throw new ForbiddenError(permission);
}

/**
 * Refuses what `isAllowed` does not allow.
 *
 * @throws {ForbiddenError} when the actor holds no role that grants the permission in this scope
 */
export function authorise(actor: Actor, permission: Permission, scope: Scope): void {
  if (!isAllowed(actor, permission, scope)) throw new ForbiddenError(permission);
}
