import { DomainError, refuseFaults } from '../domain-error.js';
import type { Cents } from '../money/cents.js';
import { type Actor, isAllowed } from '../people/authorise.js';
import { lineFaults, tidyLine } from '../people/plain-text.js';

/**
 * Where a tranche stands. It is not a column: `prepared` has a reservation in the ledger and
 * nothing more, `released` has its posting, `cancelled` its void.
 */
export const PAYMENT_STATES = ['prepared', 'released', 'cancelled'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

export type Payment = {
  readonly id: string;
  readonly initiativeId: string;
  readonly trancheNumber: number;
  readonly amountCents: Cents;
  readonly preparedBy: string;
  readonly state: PaymentState;
};

/** What an officer fills in for a tranche. */
export type PaymentDraft = {
  readonly amountCents: Cents;
  readonly payeeName: string;
  /** Normalised, and valid as an IBAN. */
  readonly payeeIban: string;
  /** Where the notice goes; null for none. */
  readonly payeeEmail: string | null;
  /** What the payee reads on the bank statement. */
  readonly description: string;
};

/** The most characters that a SEPA message has room for; the database checks the same. */
export const PAYEE_NAME_LENGTH_MAX = 70;
export const PAYMENT_DESCRIPTION_LENGTH_MAX = 140;

export class NotFundedError extends DomainError {
  readonly code = 'initiative-not-funded';
  readonly kind = 'conflict';

  constructor(initiativeId: string) {
    super('Nothing can be paid: no decision has given this initiative money.', { initiativeId });
  }
}

export class SameOfficerError extends DomainError {
  readonly code = 'same-officer';
  readonly kind = 'forbidden';

  constructor(paymentId: string) {
    super('A payment is released by another officer than the one who prepared it.', { paymentId });
  }
}

export class PaymentSettledError extends DomainError {
  readonly code = 'payment-settled';
  readonly kind = 'conflict';

  constructor(paymentId: string, state: PaymentState) {
    super('This payment was released or cancelled before.', { paymentId, state });
  }
}

export class MachineCannotPayError extends DomainError {
  readonly code = 'machine-cannot-pay';
  readonly kind = 'forbidden';

  constructor() {
    super('A payment is prepared and released by people, not by a machine.');
  }
}

/**
 * The person who pays. What a token allows does not matter here.
 *
 * @throws {MachineCannotPayError} when the actor is a machine
 */
export function payingOfficer(actor: Actor): string {
  if (actor.kind !== 'person') throw new MachineCannotPayError();
  return actor.id;
}

/** Whether somebody may see a payee's IBAN and e-mail address in full: finance officers only. */
export function maySeePayee(actor: Actor): boolean {
  return actor.kind === 'person' && isAllowed(actor, 'prepare-payment', { wijkteamId: null });
}

/** The wijkteams of whose payments somebody may read, each once; null for all of the municipality. */
export function wijkteamsToRead(actor: Actor): readonly string[] | null {
  if (isAllowed(actor, 'read-payments', { wijkteamId: null })) return null;
  const memberships = actor.kind === 'person' ? actor.memberships : [];
  const wijkteamIds = memberships
    .map(({ wijkteamId }) => wijkteamId)
    .filter((wijkteamId) => wijkteamId !== null)
    .filter((wijkteamId) => isAllowed(actor, 'read-payments', { wijkteamId }));
  return [...new Set(wijkteamIds)];
}

/**
 * Decides whether a tranche can be prepared for an initiative, and gives it with its texts tidied.
 *
 * Whether its commitment has enough left is not decided here but by the ledger, under its lock.
 *
 * @throws {NotFundedError} when the initiative has no commitment
 * @throws {InvalidInputError} naming every text that is empty, too long or not printable
 */
export function preparePayment(
  initiative: { readonly initiativeId: string; readonly committedCents: Cents | null },
  draft: PaymentDraft,
): PaymentDraft {
  if (initiative.committedCents === null) throw new NotFundedError(initiative.initiativeId);
  const payeeName = tidyLine(draft.payeeName);
  const description = tidyLine(draft.description);
  refuseFaults([
    ...lineFaults('payeeName', payeeName, PAYEE_NAME_LENGTH_MAX),
    ...lineFaults('description', description, PAYMENT_DESCRIPTION_LENGTH_MAX),
  ]);
  return { ...draft, payeeName, description };
}

/**
 * Decides whether an officer may release a payment: four eyes, per case.
 *
 * @throws {SameOfficerError} when the officer prepared it
 * @throws {PaymentSettledError} when it is not waiting any more
 */
export function releasePayment(payment: Payment, officerId: string): void {
  if (payment.state !== 'prepared') throw new PaymentSettledError(payment.id, payment.state);
  if (payment.preparedBy === officerId) throw new SameOfficerError(payment.id);
}

/**
 * Decides whether a payment can be cancelled. Whoever prepared it may take it back.
 *
 * @throws {PaymentSettledError} when it is not waiting any more
 */
export function cancelPayment(payment: Payment): void {
  if (payment.state !== 'prepared') throw new PaymentSettledError(payment.id, payment.state);
}
