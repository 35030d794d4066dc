import { type Cents, CENTS_MAX } from '../money/cents.js';
import { DomainError } from '../domain-error.js';
import {
  allocatedAccount,
  budgetAccount,
  COUNCIL_ACCOUNT,
  envelopeAccount,
  paidAccount,
} from './chart-of-accounts.js';

/** The business event behind a transfer. */
export const TRANSFER_CODES = [
  'budget-grant',
  'carry-over',
  'envelope-split',
  'envelope-return',
  'allocation',
  'application-reserve',
  'application-award',
  'application-release',
  'tranche',
  'tranche-release',
  'tranche-cancel',
] as const;
export type TransferCode = (typeof TRANSFER_CODES)[number];

/**
 * One movement of money: from one account, to one account, one amount; so it cannot be out of
 * balance. `pending` reserves at once, `post` makes a reservation final, `void` gives it back.
 */
export type Transfer =
  | {
      readonly kind: 'posted' | 'pending';
      readonly id: string;
      readonly debit: string;
      readonly credit: string;
      readonly amountCents: Cents;
      readonly code: TransferCode;
    }
  | {
      readonly kind: 'post' | 'void';
      readonly id: string;
      readonly pendingId: string;
      readonly code: TransferCode;
    };

type EnvelopeMove = {
  readonly budgetId: string;
  readonly envelopeId: string;
  readonly amountCents: Cents;
};

/** What is promised to an initiative, and the account that it comes from. */
type MoneyPromise = {
  readonly source: string;
  readonly initiativeId: string;
  readonly amountCents: Cents;
};

export class CeilingExceededError extends DomainError {
  readonly code = 'ceiling-exceeded';
  readonly kind = 'conflict';

  constructor() {
    super('There is not enough left: this would go over the ceiling.');
  }
}

export class ReservationResolvedError extends DomainError {
  readonly code = 'reservation-resolved';
  readonly kind = 'conflict';

  constructor() {
    super('This reservation was made final or given back before.');
  }
}

export class AmountError extends DomainError {
  readonly code = 'amount-not-possible';
  readonly kind = 'rule-violated';

  constructor() {
    super('The amount is more than nothing and at most ten billion euro.', {
      maxCents: CENTS_MAX.toString(),
    });
  }
}

/** The council gives a wijkteam its budget. @throws {AmountError} */
export function grantTransfer(id: string, budgetId: string, amountCents: Cents): Transfer {
  return {
    kind: 'posted',
    id,
    debit: COUNCIL_ACCOUNT,
    credit: budgetAccount(budgetId),
    amountCents: possible(amountCents),
    code: 'budget-grant',
  };
}

/** A wijkteam sets part of its budget apart in an envelope. @throws {AmountError} */
export function splitTransfer(id: string, move: EnvelopeMove): Transfer {
  return {
    kind: 'posted',
    id,
    debit: budgetAccount(move.budgetId),
    credit: envelopeAccount(move.envelopeId),
    amountCents: possible(move.amountCents),
    code: 'envelope-split',
  };
}

/** What an envelope does not need goes back to its budget. @throws {AmountError} */
export function returnTransfer(id: string, move: EnvelopeMove): Transfer {
  return {
    kind: 'posted',
    id,
    debit: envelopeAccount(move.envelopeId),
    credit: budgetAccount(move.budgetId),
    amountCents: possible(move.amountCents),
    code: 'envelope-return',
  };
}

/** What is left of a year goes to a later year of the same wijkteam. @throws {AmountError} */
export function carryOverTransfer(
  id: string,
  move: {
    readonly fromBudgetId: string;
    readonly toBudgetId: string;
    readonly amountCents: Cents;
  },
): Transfer {
  return {
    kind: 'posted',
    id,
    debit: budgetAccount(move.fromBudgetId),
    credit: budgetAccount(move.toBudgetId),
    amountCents: possible(move.amountCents),
    code: 'carry-over',
  };
}

/**
 * A wijkteam promises money to an initiative; `source` is the account of the budget or of the
 * envelope that it comes from.
 *
 * @throws {AmountError}
 */
export function allocationTransfer(id: string, line: MoneyPromise): Transfer {
  return {
    kind: 'posted',
    id,
    debit: line.source,
    credit: allocatedAccount(line.initiativeId),
    amountCents: possible(line.amountCents),
    code: 'allocation',
  };
}

/**
 * First come, first served: an application that fits is given its money in advance. Nobody else can
 * be promised it until it is awarded or released.
 *
 * @throws {AmountError}
 */
export function reservationTransfer(id: string, line: MoneyPromise): Transfer {
  return {
    kind: 'pending',
    id,
    debit: line.source,
    credit: allocatedAccount(line.initiativeId),
    amountCents: possible(line.amountCents),
    code: 'application-reserve',
  };
}

/** The wijkteam decides on an application: what was reserved for it becomes an allocation. */
export function awardTransfer(id: string, pendingId: string): Transfer {
  return { kind: 'post', id, pendingId, code: 'application-award' };
}

/** An application leaves the line: what was reserved for it falls back to where it came from. */
export function applicationReleaseTransfer(id: string, pendingId: string): Transfer {
  return { kind: 'void', id, pendingId, code: 'application-release' };
}

/** A tranche is prepared: the money is reserved until it is released or cancelled. @throws {AmountError} */
export function trancheTransfer(id: string, initiativeId: string, amountCents: Cents): Transfer {
  return {
    kind: 'pending',
    id,
    debit: allocatedAccount(initiativeId),
    credit: paidAccount(initiativeId),
    amountCents: possible(amountCents),
    code: 'tranche',
  };
}

/** A second officer releases a prepared tranche, in full. */
export function releaseTransfer(id: string, pendingId: string): Transfer {
  return { kind: 'post', id, pendingId, code: 'tranche-release' };
}

/** A prepared tranche is cancelled; the reservation falls back. */
export function cancelTransfer(id: string, pendingId: string): Transfer {
  return { kind: 'void', id, pendingId, code: 'tranche-cancel' };
}

function possible(amountCents: Cents): Cents {
  if (amountCents <= 0n || amountCents > CENTS_MAX) throw new AmountError();
  return amountCents;
}
