import type { EntityManager } from 'typeorm';
import {
  AlreadyExistsError,
  type Budget,
  type BudgetBalance,
  budgetBalance,
  type BudgetGrant,
  type Cents,
  cents,
  NotFoundError,
} from '#domain';
import { translating } from '../constraint-violation.js';
import type { Page, PageRequest } from '../page.js';
import { BudgetRow } from './budget.row.js';

export type BudgetFilter = { readonly wijkteamId?: string; readonly year?: number };

/** A budget as the ledger has it. */
export type FundedBudget = Budget & BudgetBalance & { readonly paidCents: Cents };

export type RecordedGrant = BudgetGrant & { readonly grantedAt: Date };

/**
 * The budgets of the wijkteams, and the grants that fill them. Grants have no row class: their
 * key is that of a transfer, and the tables of the ledger have none either.
 */
export class BudgetStore {
  constructor(private readonly manager: EntityManager) {}

  async get(budgetId: string): Promise<Budget> {
    const row = await this.manager.findOneBy(BudgetRow, { id: budgetId });
    if (row === null) throw new NotFoundError('budget', budgetId);
    return row;
  }

  async getFunded(budgetId: string): Promise<FundedBudget> {
    const rows: FundedRow[] = await this.manager.query(`${FUNDED} WHERE b.id = $1`, [budgetId]);
    if (rows[0] === undefined) throw new NotFoundError('budget', budgetId);
    return fundedOf(rows[0]);
  }

  /** Budgets, the newest year first, then by the name of the wijkteam. */
  async list(page: PageRequest, filter: BudgetFilter): Promise<Page<FundedBudget>> {
    const totalCount = await this.manager.count(BudgetRow, { where: { ...filter } });
    const rows: FundedRow[] = await this.manager.query(
      `${FUNDED} WHERE ($1::uuid IS NULL OR b.wijkteam_id = $1) AND ($2::int IS NULL OR b.year = $2)
        ORDER BY b.year DESC, w.name, b.id LIMIT $3 OFFSET $4`,
      [
        filter.wijkteamId ?? null,
        filter.year ?? null,
        page.perPage,
        (page.page - 1) * page.perPage,
      ],
    );
    return { items: rows.map(fundedOf), totalCount };
  }

  /** The budget of a wijkteam for a year, opened when it is not there yet, by whoever comes first. */
  async ensure(budget: Budget): Promise<Budget> {
    await this.manager.query(
      `INSERT INTO budget (id, wijkteam_id, year) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT budget_year_once DO NOTHING`,
      [budget.id, budget.wijkteamId, budget.year],
    );
    const { wijkteamId, year } = budget;
    return this.manager.findOneByOrFail(BudgetRow, { wijkteamId, year });
  }

  /** @throws {AlreadyExistsError} when the wijkteam has a budget of that year */
  async insert(budget: Budget): Promise<void> {
    await translating({ budget_year_once: () => new AlreadyExistsError('budget', 'year') }, () =>
      this.manager.insert(BudgetRow, budget),
    );
  }

  /** The grants of a budget, newest first. */
  async grantsOf(budgetId: string, page: PageRequest): Promise<Page<RecordedGrant>> {
    const counted: { count: number }[] = await this.manager.query(
      'SELECT count(*)::int AS count FROM budget_grant WHERE budget_id = $1',
      [budgetId],
    );
    const rows: (Omit<RecordedGrant, 'amountCents'> & { amountCents: string })[] =
      await this.manager.query(
        `SELECT id, budget_id AS "budgetId", amount_cents AS "amountCents",
                decision_reference AS "decisionReference", granted_at AS "grantedAt"
           FROM budget_grant WHERE budget_id = $1 ORDER BY granted_at DESC, id LIMIT $2 OFFSET $3`,
        [budgetId, page.perPage, (page.page - 1) * page.perPage],
      );
    const items = rows.map((row) => ({ ...row, amountCents: cents(BigInt(row.amountCents)) }));
    return { items, totalCount: counted[0]?.count ?? 0 };
  }

  /** Writes a grant whose transfer is posted; the database compares the two. */
  async insertGrant(grant: RecordedGrant & { readonly grantedBy: string }): Promise<void> {
    await this.manager.query(
      `INSERT INTO budget_grant (id, budget_id, amount_cents, decision_reference, granted_by, granted_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        grant.id,
        grant.budgetId,
        grant.amountCents.toString(),
        grant.decisionReference,
        grant.grantedBy,
        grant.grantedAt,
      ],
    );
  }
}

type FundedRow = Budget & {
  credits: string;
  debits: string;
  pending: string;
  paid: string;
  moved: Readonly<Partial<Record<MoveCode, string>>>;
};

/** What moved by each event that is neither a grant nor a promise; `in` and `out` of the budget. */
type MoveCode = 'carry-over in' | 'carry-over out' | 'envelope-split out' | 'envelope-return in';

/** A budget to which nothing was granted yet has no account. */
const FUNDED = `
  SELECT b.id, b.wijkteam_id AS "wijkteamId", b.year, coalesce(a.credits_posted, 0) AS credits,
         coalesce(a.debits_posted, 0) AS debits, coalesce(a.debits_pending, 0) AS pending,
         (SELECT coalesce(sum(p.credits_posted), 0) FROM ledger.transfer t JOIN commitment c ON c.transfer_id = t.id
            JOIN ledger.account p ON p.municipality_id = c.municipality_id AND p.path = 'initiative:' || c.initiative_id || ':paid'
           WHERE t.debit_id = a.id) AS paid,
         (SELECT coalesce(jsonb_object_agg(event, amount::text), '{}') FROM (
            SELECT t.code || CASE t.debit_id WHEN a.id THEN ' out' ELSE ' in' END AS event, sum(t.amount) AS amount
              FROM ledger.transfer t
             WHERE a.id IN (t.debit_id, t.credit_id) AND t.code IN ('carry-over', 'envelope-split', 'envelope-return')
             GROUP BY 1) AS events) AS moved
    FROM budget b JOIN wijkteam w ON w.id = b.wijkteam_id
    LEFT JOIN ledger.account a ON a.municipality_id = b.municipality_id AND a.path = 'budget:' || b.id`;

function fundedOf({ credits, debits, pending, paid, moved, ...budget }: FundedRow): FundedBudget {
  const account = {
    creditsPostedCents: cents(BigInt(credits)),
    debitsPostedCents: cents(BigInt(debits)),
    debitsPendingCents: cents(BigInt(pending)),
  };
  const movedBy = (code: MoveCode): Cents => cents(BigInt(moved[code] ?? '0'));
  const balance = budgetBalance(account, {
    carriedInCents: movedBy('carry-over in'),
    carriedOutCents: movedBy('carry-over out'),
    toEnvelopesCents: movedBy('envelope-split out'),
    fromEnvelopesCents: movedBy('envelope-return in'),
  });
  return { ...budget, ...balance, paidCents: cents(BigInt(paid)) };
}
