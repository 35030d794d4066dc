import { DomainError, type Fault, refuseFaults } from '../domain-error.js';
import { grantTransfer, type Transfer } from '../ledger/transfer.js';
import { addCents, type Cents, cents, subtractCents } from '../money/cents.js';
import { type Actor, authorise } from '../people/authorise.js';
import { lineFaults } from '../people/plain-text.js';

/** What a wijkteam has in one year. It holds no amount: that is what the ledger says. */
export type Budget = {
  readonly id: string;
  readonly wijkteamId: string;
  readonly year: number;
};

/** How much of a budget or an envelope there is; `grantedCents` is the sum of the other two. */
export type Balance = {
  /** All that was put in, less what was taken back out. */
  readonly grantedCents: Cents;
  /** Promised to initiatives, reservations included. */
  readonly allocatedCents: Cents;
  readonly availableCents: Cents;
};

/**
 * How much of a budget there is, and where it is. What came in (`grantedCents` and
 * `carriedInCents`) is always the sum of the other four.
 */
export type BudgetBalance = {
  /** All that the municipality granted so far. */
  readonly grantedCents: Cents;
  /** What came from an earlier year. */
  readonly carriedInCents: Cents;
  /** What went to a later year. */
  readonly carriedOutCents: Cents;
  /** Set apart in envelopes, less what came back; what they promised is part of it. */
  readonly splitCents: Cents;
  /** Promised to initiatives straight from the budget, reservations included. */
  readonly allocatedCents: Cents;
  readonly availableCents: Cents;
};

/** The three counters of an account in the ledger. */
export type AccountCounters = {
  readonly creditsPostedCents: Cents;
  readonly debitsPostedCents: Cents;
  readonly debitsPendingCents: Cents;
};

/** What moved between a budget and anything but the council and initiatives. */
export type BudgetMoves = {
  readonly carriedInCents: Cents;
  readonly carriedOutCents: Cents;
  /** All that ever went to envelopes, and all that ever came back. */
  readonly toEnvelopesCents: Cents;
  readonly fromEnvelopesCents: Cents;
};

/** A decision of the municipality that adds to a budget. Its id is that of its transfer. */
export type BudgetGrant = {
  readonly id: string;
  readonly budgetId: string;
  readonly amountCents: Cents;
  /** Where the decision can be found, such as the number of the council's resolution. */
  readonly decisionReference: string;
};

export const BUDGET_YEAR_MIN = 2000;
export const BUDGET_YEAR_MAX = 2100;
export const DECISION_REFERENCE_LENGTH_MAX = 200;

export class MachineCannotGrantError extends DomainError {
  readonly code = 'machine-cannot-grant';
  readonly kind = 'forbidden';

  constructor() {
    super('A budget is granted by a finance officer, not by a machine.');
  }
}

/** What is wrong with the year of a budget. */
export function budgetYearFaults(year: number): Fault[] {
  if (year >= BUDGET_YEAR_MIN && year <= BUDGET_YEAR_MAX) return [];
  const reason = `A budget is of a year from ${BUDGET_YEAR_MIN} to ${BUDGET_YEAR_MAX}.`;
  return [{ name: 'year', code: 'budget-year', reason }];
}

/**
 * Decides a grant, and returns the transfer by which the budget gets it. The reference is tidied.
 *
 * @throws {ForbiddenError} when the actor is no finance officer
 * @throws {MachineCannotGrantError} when the actor is nobody
 * @throws {InvalidInputError} when the decision cannot be found by its reference
 * @throws {AmountError} when the amount is not above zero or above ten billion euro
 */
export function grantBudget(actor: Actor, budget: Budget, grant: BudgetGrant): Transfer {
  authorise(actor, 'grant-budget', { wijkteamId: budget.wijkteamId });
  if (actor.kind === 'machine') throw new MachineCannotGrantError();
  refuseFaults(
    lineFaults('decisionReference', grant.decisionReference, DECISION_REFERENCE_LENGTH_MAX),
  );
  return grantTransfer(grant.id, budget.id, grant.amountCents);
}

/** The balance of a budget, from the counters of its account and what moved by other ways. */
export function budgetBalance(account: AccountCounters, moves: BudgetMoves): BudgetBalance {
  const { creditsPostedCents, debitsPostedCents, debitsPendingCents } = account;
  const { carriedInCents, carriedOutCents, toEnvelopesCents, fromEnvelopesCents } = moves;
  const spent = debitsPostedCents + debitsPendingCents;
  return {
    grantedCents: cents(creditsPostedCents - carriedInCents - fromEnvelopesCents),
    carriedInCents,
    carriedOutCents,
    splitCents: subtractCents(toEnvelopesCents, fromEnvelopesCents),
    allocatedCents: cents(spent - toEnvelopesCents - carriedOutCents),
    availableCents: cents(creditsPostedCents - spent),
  };
}

/** The balance of an envelope, from the counters of its account and what went back to the budget. */
export function envelopeBalance(account: AccountCounters, returnedCents: Cents): Balance {
  const { creditsPostedCents, debitsPostedCents, debitsPendingCents } = account;
  const spent = addCents(debitsPostedCents, debitsPendingCents);
  return {
    grantedCents: subtractCents(creditsPostedCents, returnedCents),
    allocatedCents: subtractCents(spent, returnedCents),
    availableCents: subtractCents(creditsPostedCents, spent),
  };
}
