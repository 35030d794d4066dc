import type { Budget } from '../api/client.js';

export type BudgetSums = {
  readonly grantedCents: number;
  /** Promised to initiatives, paid or not. */
  readonly promisedCents: number;
  readonly paidCents: number;
  readonly freeCents: number;
};

/** What budgets come to together. */
export function sumBudgets(budgets: readonly Budget[]): BudgetSums {
  const sum = (pick: (budget: Budget) => number): number =>
    budgets.reduce((total, budget) => total + pick(budget), 0);
  return {
    grantedCents: sum((budget) => budget.grantedCents),
    promisedCents: sum((budget) => budget.allocatedCents),
    paidCents: sum((budget) => budget.paidCents),
    freeCents: sum((budget) => budget.availableCents),
  };
}
