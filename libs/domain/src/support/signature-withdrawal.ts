import { DomainError, type Fault } from '../domain-error.js';
import { textFaults, tidyText } from '../people/plain-text.js';
import { identityFaults, type ResidentIdentity } from './resident-identity.js';
import { refuseSupport, type SupportCase } from './support.js';

export const SIGNATURE_WITHDRAWAL_REASON_LENGTH_MAX = 500;

export class SignatureNotFoundError extends DomainError {
  readonly code = 'signature-not-found';
  readonly kind = 'conflict';

  constructor() {
    super('No signature of this resident counts for this initiative.');
  }
}

export class SignatureInterestError extends DomainError {
  readonly code = 'signature-own-interest';
  readonly kind = 'forbidden';

  constructor() {
    super(
      'Who makes an initiative in this round takes back no signatures of another. Ask a colleague.',
    );
  }
}

/** Every fault in a request to take back a signature: who it is, and why. */
export function signatureWithdrawalFaults(
  request: ResidentIdentity & { readonly reason: string },
  todayOn: string,
): Fault[] {
  const reason = tidyText(request.reason);
  const missing =
    reason === ''
      ? [{ name: 'reason', code: 'reason-missing', reason: 'Say why, in plain words.' }]
      : [];
  return [
    ...identityFaults(request, todayOn),
    ...missing,
    ...textFaults('reason', reason, SIGNATURE_WITHDRAWAL_REASON_LENGTH_MAX),
  ];
}

/**
 * Decides whether somebody who verifies support takes a signature back for its signer: until the
 * support ends, and with nothing to gain. Initiatives of one round compete for one budget, so whoever
 * makes one of them leaves it to a colleague.
 *
 * @throws {SupportClosedError} when the support has ended, or has not begun
 * @throws {OwnInitiativeSupportError} when it is the person's own initiative
 * @throws {SignatureInterestError} when the person makes another initiative in the same round
 */
export function refuseSignatureWithdrawal(
  found: SupportCase,
  by: { readonly personId: string; readonly makesOneInRound: boolean },
  now: Date,
): void {
  refuseSupport(found, by.personId, now);
  if (by.makesOneInRound) throw new SignatureInterestError();
}
