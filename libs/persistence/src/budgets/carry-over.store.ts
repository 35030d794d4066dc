import type { EntityManager } from 'typeorm';
import { type CarryOver, cents } from '#domain';
import type { Page, PageRequest } from '../page.js';

export type RecordedCarryOver = CarryOver & { readonly carriedAt: Date };

/** What was carried over from one year to another. A row is never changed. */
export class CarryOverStore {
  constructor(private readonly manager: EntityManager) {}

  /** Writes a carry-over whose transfer is posted; the database compares the two. */
  async insert(carryOver: RecordedCarryOver & { readonly carriedBy: string }): Promise<void> {
    await this.manager.query(
      `INSERT INTO carry_over (id, from_budget_id, to_budget_id, amount_cents, decision_reference, carried_by, carried_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        carryOver.id,
        carryOver.fromBudgetId,
        carryOver.toBudgetId,
        carryOver.amountCents.toString(),
        carryOver.decisionReference,
        carryOver.carriedBy,
        carryOver.carriedAt,
      ],
    );
  }

  /** What came into a budget from earlier years and went out to later ones, newest first. */
  async list(page: PageRequest, budgetId: string): Promise<Page<RecordedCarryOver>> {
    const counted: [{ count: number }] = await this.manager.query(
      `SELECT count(*)::int AS count FROM carry_over WHERE $1 IN (from_budget_id, to_budget_id)`,
      [budgetId],
    );
    const rows: (Omit<RecordedCarryOver, 'amountCents'> & { amount: string })[] =
      await this.manager.query(
        `SELECT id, from_budget_id AS "fromBudgetId", to_budget_id AS "toBudgetId", amount_cents AS amount,
                decision_reference AS "decisionReference", carried_at AS "carriedAt"
           FROM carry_over WHERE $1 IN (from_budget_id, to_budget_id)
          ORDER BY carried_at DESC, id LIMIT $2 OFFSET $3`,
        [budgetId, page.perPage, (page.page - 1) * page.perPage],
      );
    const items = rows.map(({ amount, ...row }) => ({
      ...row,
      amountCents: cents(BigInt(amount)),
    }));
    return { items, totalCount: counted[0].count };
  }
}
