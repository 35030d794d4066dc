import type { Budget, Envelope } from '../api/client.js';
import { lineOf, type MoneyLine, sumLines, unsplitLine } from '../team/team-money.js';

/** What budgets come to together: what is in their envelopes, and what is in none. */
export function sumBudgets(budgets: readonly Budget[], envelopes: readonly Envelope[]): MoneyLine {
  const ids = new Set(budgets.map(({ id }) => id));
  const parts = envelopes.filter(({ budgetId }) => ids.has(budgetId));
  return sumLines([...budgets.map(unsplitLine), ...parts.map(lineOf)]);
}
