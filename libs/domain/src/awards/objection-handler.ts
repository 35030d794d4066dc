import { DomainError } from '../domain-error.js';
import { type Membership, membershipsOn, TEAM_SEATS } from '../people/role.js';

/** Who had a hand in the decision that the objection is about. */
export type DecisionHands = {
  readonly decidedBy: string;
  /** Who said that the initiative passed the screening, or did not; null before, or a machine. */
  readonly screenedBy: string | null;
  readonly addresseeId: string | null;
  readonly objectorId: string | null;
  readonly wijkteamId: string;
  /** The day of the decision on the Dutch calendar. */
  readonly decidedOn: string;
};

/** Somebody who could handle an objection, with the memberships of any day. */
export type HandlerCandidate = {
  readonly personId: string;
  readonly memberships: readonly Membership[];
};

/** The roles from which objections are handled. */
const HANDLING_ROLES: readonly string[] = ['contact-person', 'administrator'];

export class HandlerInvolvedError extends DomainError {
  readonly code = 'handler-involved';
  readonly kind = 'conflict';

  constructor(how: string) {
    super('Whoever had a hand in the decision does not handle an objection to it.', { how });
  }
}

export class HandlerWithoutOfficeError extends DomainError {
  readonly code = 'handler-without-office';
  readonly kind = 'conflict';

  constructor() {
    super('Objections are handled by a contact person or an administrator.');
  }
}

/**
 * Decides whether somebody may handle an objection: an officer of today, who did not take the
 * decision (Awb 10:3, third paragraph), had no seat in the wijkteam on its day, did not screen the
 * initiative (Awb 7:5), and is neither objector nor addressee (Awb 2:4).
 *
 * @throws {HandlerWithoutOfficeError} when the person has no role for it today
 * @throws {HandlerInvolvedError} when the person had a hand in the decision
 */
export function chooseHandler(
  { personId, memberships }: HandlerCandidate,
  hands: DecisionHands,
  todayOn: string,
): void {
  const hasOffice = membershipsOn(memberships, todayOn).some(({ role }) =>
    HANDLING_ROLES.includes(role),
  );
  if (!hasOffice) throw new HandlerWithoutOfficeError();
  if (personId === hands.decidedBy) throw new HandlerInvolvedError('decided');
  if (personId === hands.screenedBy) throw new HandlerInvolvedError('screened');
  if (personId === hands.objectorId || personId === hands.addresseeId) {
    throw new HandlerInvolvedError('party');
  }
  const hadSeat = membershipsOn(memberships, hands.decidedOn).some(
    ({ role, wijkteamId }) =>
      wijkteamId === hands.wijkteamId && (TEAM_SEATS as readonly string[]).includes(role),
  );
  if (hadSeat) throw new HandlerInvolvedError('seat');
}
