import { type Fault, refuseFaults } from '../domain-error.js';
import { carryOverTransfer, type Transfer } from '../ledger/transfer.js';
import type { Cents } from '../money/cents.js';
import { type Actor, authorise } from '../people/authorise.js';
import {
  type Budget,
  BUDGET_YEAR_MAX,
  budgetYearFaults,
  MachineCannotGrantError,
} from './budget.js';
import { amountFaults, referenceFaults } from './envelope.js';

/** What a finance officer asks to carry over. */
export type CarryOverWish = {
  readonly amountCents: Cents;
  /** The year that gets it; the next one when it is null. */
  readonly toYear: number | null;
  readonly decisionReference: string;
};

/** A carry-over as it is done; its id is that of its transfer. */
export type CarryOver = {
  readonly id: string;
  readonly fromBudgetId: string;
  readonly toBudgetId: string;
  readonly amountCents: Cents;
  readonly decisionReference: string;
};

/**
 * The year that what is left of a budget goes to: the one asked for, or the next one.
 *
 * Never backwards, never to the same year, never more than is available; taking all of it is
 * possible. A reservation is not available. What is in envelopes goes back to the budget first.
 *
 * @throws {ForbiddenError} when the actor is no finance officer
 * @throws {MachineCannotGrantError} when the actor is a machine
 * @throws {InvalidInputError} naming everything that is wrong
 */
export function carryOverYear(
  actor: Actor,
  budget: Budget,
  wish: CarryOverWish,
  availableCents: Cents,
): number {
  authorise(actor, 'grant-budget', { wijkteamId: budget.wijkteamId });
  if (actor.kind === 'machine') throw new MachineCannotGrantError();
  const year = wish.toYear ?? budget.year + 1;
  refuseFaults([
    ...referenceFaults(wish),
    ...amountFaults(wish.amountCents, availableCents),
    ...yearFaults(budget.year, year),
  ]);
  return year;
}

/** The transfer of a carry-over. @throws {AmountError} */
export function transferOfCarryOver(carryOver: CarryOver): Transfer {
  return carryOverTransfer(carryOver.id, carryOver);
}

function yearFaults(from: number, to: number): Fault[] {
  const outside = budgetYearFaults(to).map((fault) => ({ ...fault, name: 'toYear' }));
  if (to > from || from === BUDGET_YEAR_MAX) return outside;
  const reason = `Money of ${from} can only go to a later year.`;
  return [...outside, { name: 'toYear', code: 'year-not-later', reason }];
}
