import { DomainError, type Fault, refuseFaults } from '../domain-error.js';
import { grantTransfer, type Transfer } from '../ledger/transfer.js';
import { addCents, type Cents, subtractCents } from '../money/cents.js';
import { type Actor, authorise } from '../people/authorise.js';
import { lineFaults } from '../people/plain-text.js';

/** What a wijkteam has in one year. It holds no amount: that is what the ledger says. */
export type Budget = {
  readonly id: string;
  readonly wijkteamId: string;
  readonly year: number;
};

/** How much of a budget there is; `grantedCents` is always the sum of the other two. */
export type BudgetBalance = {
  /** The ceiling: all that was granted so far. */
  readonly grantedCents: Cents;
  /** Promised to initiatives, reservations included. */
  readonly allocatedCents: Cents;
  readonly availableCents: Cents;
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

/** The balance of a budget, from the three counters of its account in the ledger. */
export function budgetBalance(account: {
  readonly creditsPostedCents: Cents;
  readonly debitsPostedCents: Cents;
  readonly debitsPendingCents: Cents;
}): BudgetBalance {
  const allocatedCents = addCents(account.debitsPostedCents, account.debitsPendingCents);
  return {
    grantedCents: account.creditsPostedCents,
    allocatedCents,
    availableCents: subtractCents(account.creditsPostedCents, allocatedCents),
  };
}
