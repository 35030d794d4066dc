import type { EntityManager } from 'typeorm';
import {
  AlreadyExistsError,
  type Balance,
  type Cents,
  cents,
  type Envelope,
  envelopeBalance,
  type NamedEnvelope,
  NotFoundError,
} from '#domain';
import { translating } from '../constraint-violation.js';
import type { Page, PageRequest } from '../page.js';
import { EnvelopeRow } from './envelope.row.js';

/** An envelope as the ledger has it. */
export type FundedEnvelope = Envelope & Balance & { readonly paidCents: Cents };

/** The document behind a movement between an envelope and its budget. */
export type EnvelopeMovement = {
  readonly id: string;
  readonly envelopeId: string;
  readonly kind: 'split' | 'return';
  readonly amountCents: Cents;
  readonly decisionReference: string;
  /** The decision of the wijkteam that it rests on, where one was needed. */
  readonly teamDecisionId: string | null;
  /** What was decided at once has one id. */
  readonly batchId: string;
  readonly movedAt: Date;
};

/** The envelopes of budgets, and the movements that fill and empty them. Movements never change. */
export class EnvelopeStore {
  constructor(private readonly manager: EntityManager) {}

  /** @throws {NotFoundError} when there is no such envelope here */
  async get(envelopeId: string): Promise<Envelope> {
    const row = await this.manager.findOneBy(EnvelopeRow, { id: envelopeId });
    if (row === null) throw new NotFoundError('envelope', envelopeId);
    return row;
  }

  /** @throws {NotFoundError} when there is no such envelope here */
  async getFunded(envelopeId: string): Promise<FundedEnvelope> {
    const rows: FundedRow[] = await this.manager.query(`${FUNDED} WHERE e.id = $1`, [envelopeId]);
    if (rows[0] === undefined) throw new NotFoundError('envelope', envelopeId);
    return fundedOf(rows[0]);
  }

  /** The envelopes of a budget by name. */
  async list(page: PageRequest, budgetId: string): Promise<Page<FundedEnvelope>> {
    const totalCount = await this.manager.countBy(EnvelopeRow, { budgetId });
    const rows: FundedRow[] = await this.manager.query(
      `${FUNDED} WHERE e.budget_id = $1 ORDER BY e.name, e.id LIMIT $2 OFFSET $3`,
      [budgetId, page.perPage, (page.page - 1) * page.perPage],
    );
    return { items: rows.map(fundedOf), totalCount };
  }

  /** All envelopes of a budget, for checking a split. */
  allOf(budgetId: string): Promise<Envelope[]> {
    return this.manager.findBy(EnvelopeRow, { budgetId });
  }

  /** What a round has to know of an envelope that it names, or null when there is none here. */
  async findNamed(envelopeId: string, roundId: string): Promise<NamedEnvelope | null> {
    const rows: NamedEnvelope[] = await this.manager.query(
      `SELECT wijkteam_id AS "wijkteamId", budget_id AS "budgetId", kind,
              EXISTS (SELECT FROM round r WHERE r.envelope_id = e.id AND r.id <> $2 AND r.phase <> 'cancelled') AS "paysAnotherRound"
         FROM envelope e WHERE id = $1`,
      [envelopeId, roundId],
    );
    return rows[0] ?? null;
  }

  /** The buurten of the wijk of a wijkteam. */
  async buurtIds(wijkteamId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT a.id FROM area a JOIN wijkteam w ON w.area_id = a.parent_id WHERE w.id = $1 AND a.kind = 'buurt'`,
      [wijkteamId],
    );
    return rows.map(({ id }) => id);
  }

  /** @throws {AlreadyExistsError} when the budget has an envelope of that name */
  async insertAll(envelopes: readonly Envelope[]): Promise<void> {
    if (envelopes.length === 0) return;
    await translating(
      { envelope_name_once: () => new AlreadyExistsError('envelope', 'name') },
      () => this.manager.insert(EnvelopeRow, [...envelopes]),
    );
  }

  /** Writes a movement whose transfer is posted; the database compares the two. */
  async insertMovement(movement: EnvelopeMovement & { readonly movedBy: string }): Promise<void> {
    await this.manager.query(
      `INSERT INTO envelope_movement (id, envelope_id, kind, amount_cents, decision_reference, team_decision_id, batch_id, moved_by, moved_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        movement.id,
        movement.envelopeId,
        movement.kind,
        movement.amountCents.toString(),
        movement.decisionReference,
        movement.teamDecisionId,
        movement.batchId,
        movement.movedBy,
        movement.movedAt,
      ],
    );
  }

  /** The movements of an envelope, newest first. */
  async movementsOf(page: PageRequest, envelopeId: string): Promise<Page<EnvelopeMovement>> {
    const counted: [{ count: number }] = await this.manager.query(
      'SELECT count(*)::int AS count FROM envelope_movement WHERE envelope_id = $1',
      [envelopeId],
    );
    const rows: (Omit<EnvelopeMovement, 'amountCents'> & { amount: string })[] =
      await this.manager.query(
        `SELECT id, envelope_id AS "envelopeId", kind, amount_cents AS amount, decision_reference AS "decisionReference",
                team_decision_id AS "teamDecisionId", batch_id AS "batchId", moved_at AS "movedAt"
           FROM envelope_movement WHERE envelope_id = $1 ORDER BY moved_at DESC, id LIMIT $2 OFFSET $3`,
        [envelopeId, page.perPage, (page.page - 1) * page.perPage],
      );
    const items = rows.map(({ amount, ...row }) => ({
      ...row,
      amountCents: cents(BigInt(amount)),
    }));
    return { items, totalCount: counted[0].count };
  }
}

type FundedRow = Envelope & {
  credits: string;
  debits: string;
  pending: string;
  returned: string;
  paid: string;
};

const FUNDED = `
  SELECT e.id, e.budget_id AS "budgetId", e.wijkteam_id AS "wijkteamId", e.kind, e.name, e.area_id AS "areaId",
         e.created_at AS "createdAt", coalesce(a.credits_posted, 0) AS credits,
         coalesce(a.debits_posted, 0) AS debits, coalesce(a.debits_pending, 0) AS pending,
         (SELECT coalesce(sum(t.amount), 0) FROM ledger.transfer t WHERE t.debit_id = a.id AND t.code = 'envelope-return') AS returned,
         (SELECT coalesce(sum(p.credits_posted), 0) FROM ledger.transfer t JOIN commitment c ON c.transfer_id = t.id
            JOIN ledger.account p ON p.municipality_id = c.municipality_id AND p.path = 'initiative:' || c.initiative_id || ':paid'
           WHERE t.debit_id = a.id) AS paid
    FROM envelope e LEFT JOIN ledger.account a ON a.municipality_id = e.municipality_id AND a.path = 'envelope:' || e.id`;

function fundedOf(row: FundedRow): FundedEnvelope {
  const { credits, debits, pending, returned, paid, ...envelope } = row;
  const account = {
    creditsPostedCents: cents(BigInt(credits)),
    debitsPostedCents: cents(BigInt(debits)),
    debitsPendingCents: cents(BigInt(pending)),
  };
  const balance = envelopeBalance(account, cents(BigInt(returned)));
  return { ...envelope, ...balance, paidCents: cents(BigInt(paid)) };
}
