import { type Rational, rational } from '../arithmetic/rational.js';
import { BUDGET, PURSE } from './purse.js';
import type { ExactPrices, SharesState } from './shares-state.js';

/**
 * A sum of budgets as whole multiples of the endowment and of the prices: what a class has left is the
 * endowment less price times points for each project bought that it supports, or 0 once it ran out.
 */
export type BudgetSum = { endowments: number; readonly prices: Float64Array };

/** An empty sum for budgets as they were before purchase number `purchaseCount` (from 0). */
export function openSum(purchaseCount: number): BudgetSum {
  return { endowments: 0, prices: new Float64Array(purchaseCount) };
}

/**
 * Adds the budget of `weight` voters of a class that had not run out before the purchase at which the
 * sum was opened. Exact: whole numbers below 2^53.
 */
export function addBudget(state: SharesState, sum: BudgetSum, one: number, weight: number): void {
  const { starts, columns, values } = state.problem.merged.byClass;
  sum.endowments += weight;
  const to = starts[one + 1] as number;
  for (let at = starts[one] as number; at < to; at += 1) {
    const purchase = state.purchaseOf[columns[at] as number] as number;
    if (purchase < 0 || purchase >= sum.prices.length) continue;
    const points = values === null ? 1 : (values[at] as number);
    sum.prices[purchase] = (sum.prices[purchase] as number) + weight * points;
  }
}

/** The numerator of a sum, over the denominator of the exact prices. */
export function totalOf(exact: ExactPrices, sum: BudgetSum): bigint {
  let total = exact.endowment * BigInt(sum.endowments);
  sum.prices.forEach((points, purchase) => {
    if (points !== 0) total -= (exact.prices[purchase] ?? 0n) * BigInt(points);
  });
  return total;
}

/**
 * The exact prices of all purchases so far.
 *
 * The price of a purchase is (cost − what the poor supporters had) / points of the rich ones, and what
 * the poor had follows from the earlier prices. Denominators multiply, so this is done only when it
 * is asked for, and for new purchases only.
 */
export function exactPrices(state: SharesState): ExactPrices {
  const { endowment, purchases } = state;
  let exact = state.exact ?? {
    endowment: endowment.numerator,
    prices: [],
    denominator: endowment.denominator,
  };
  for (let index = exact.prices.length; index < purchases.length; index += 1) {
    exact = withNext(state, exact, index);
  }
  state.exact = exact;
  return exact;
}

function withNext(state: SharesState, exact: ExactPrices, index: number): ExactPrices {
  const purchase = state.purchases[index];
  if (purchase === undefined) throw new RangeError(`There is no purchase ${index}.`);
  const { weights } = state.problem.merged;
  const sum = openSum(index);
  for (let at = purchase.poorFrom; at < purchase.poorTo; at += 1) {
    const one = state.poorClasses[at] as number;
    addBudget(state, sum, one, weights[one] as number);
  }
  const cost: bigint = state.problem.candidates[purchase.project]?.cost ?? 0n;
  const price = cost * exact.denominator - totalOf(exact, sum);
  const rich = BigInt(purchase.richPoints);
  return {
    endowment: exact.endowment * rich,
    prices: [...exact.prices.map((earlier) => earlier * rich), price],
    denominator: exact.denominator * rich,
  };
}

/** What one voter of a class has left, exactly. */
export function exactBudget(state: SharesState, one: number): Rational {
  const exact = exactPrices(state);
  if (state.purses[one * PURSE + BUDGET] === 0) return rational(0n);
  const sum = openSum(state.purchases.length);
  addBudget(state, sum, one, 1);
  return rational(totalOf(exact, sum), exact.denominator);
}
