import type { EntityManager } from 'typeorm';
import {
  NotFoundError,
  type PromiseOutcome,
  PromiseOwnerError,
  PromiseSettledError,
  type PromiseSource,
  type PromiseState,
  type PromiseTerms,
  type Role,
} from '#domain';
import { translating } from '../constraint-violation.js';
import type { Page, PageRequest } from '../page.js';

/** A promise as it stands. Who its owner is, beside the role, is not public. */
export type KeptPromiseRecord = PromiseTerms & {
  readonly id: string;
  readonly wijkteamId: string;
  readonly initiativeId: string | null;
  readonly ownerId: string;
  readonly ownerRole: Role;
  /** The broken promise that it took the place of. */
  readonly followsId: string | null;
  /** The promise that took its place. */
  readonly followedById: string | null;
  readonly recordedAt: Date;
  readonly outcome: PromiseOutcome | null;
  readonly outcomeReason: string | null;
  readonly outcomeAt: Date | null;
};

export type NewPromise = PromiseTerms &
  Pick<
    KeptPromiseRecord,
    'id' | 'wijkteamId' | 'initiativeId' | 'ownerId' | 'ownerRole' | 'followsId'
  > & { readonly recordedBy: string; readonly recordedAt: Date };

export type PromiseFilter = {
  readonly wijkteamId: string | null;
  readonly initiativeId: string | null;
  readonly state: PromiseState | null;
  /** The day by which a promise counts as overdue. */
  readonly todayOn: string;
};

export type PromiseFigures = Readonly<Record<PromiseState, number>>;

/** The promises of wijken, and what became of them. Both are only added to. */
export class PromiseStore {
  constructor(private readonly manager: EntityManager) {}

  async get(promiseId: string): Promise<KeptPromiseRecord> {
    const rows: KeptPromiseRecord[] = await this.manager.query(`${PROMISES} WHERE p.id = $1`, [
      promiseId,
    ]);
    if (rows[0] === undefined) throw new NotFoundError('promise', promiseId);
    return rows[0];
  }

  /** The promise, held until the transaction ends. */
  async lock(promiseId: string): Promise<KeptPromiseRecord> {
    await this.manager.query(
      `SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, 26)) FROM promise WHERE id = $1`,
      [promiseId],
    );
    return this.get(promiseId);
  }

  /** Promises by their date, the first due first. */
  async list(filter: PromiseFilter, page: PageRequest): Promise<Page<KeptPromiseRecord>> {
    const values = [filter.wijkteamId, filter.initiativeId, filter.state, filter.todayOn];
    const where = `WHERE ($1::uuid IS NULL OR p.wijkteam_id = $1) AND ($2::uuid IS NULL OR p.initiative_id = $2)
      AND ($3::text IS NULL OR ${STATE} = $3)`;
    const counted: [{ count: number }] = await this.manager.query(
      `SELECT count(*)::int AS count FROM promise p LEFT JOIN promise_outcome o ON o.promise_id = p.id ${where}
          AND $4::date IS NOT NULL`,
      values,
    );
    const items: KeptPromiseRecord[] = await this.manager.query(
      `${PROMISES} ${where} ORDER BY p.due_on, p.id LIMIT $5 OFFSET $6`,
      [...values, page.perPage, (page.page - 1) * page.perPage],
    );
    return { items, totalCount: counted[0].count };
  }

  /** How many promises of a wijkteam stand how. */
  async figures(wijkteamId: string, todayOn: string): Promise<PromiseFigures> {
    const rows: [PromiseFigures] = await this.manager.query(
      `SELECT count(*) FILTER (WHERE o.outcome = 'kept')::int AS kept,
              count(*) FILTER (WHERE o.outcome = 'broken')::int AS broken,
              count(*) FILTER (WHERE o.outcome IS NULL AND p.due_on >= $2)::int AS open,
              count(*) FILTER (WHERE o.outcome IS NULL AND p.due_on < $2)::int AS overdue
         FROM promise p LEFT JOIN promise_outcome o ON o.promise_id = p.id WHERE p.wijkteam_id = $1`,
      [wijkteamId, todayOn],
    );
    return rows[0];
  }

  /** @throws {PromiseOwnerError} when the owner does not hold the role here */
  async insert(promise: NewPromise): Promise<void> {
    await translating({ promise_owner_in_role: () => new PromiseOwnerError() }, () =>
      this.manager.query(
        `INSERT INTO promise (id, wijkteam_id, initiative_id, text, owner_id, owner_role, made_on, due_on, source,
                              source_note, follows_id, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          promise.id,
          promise.wijkteamId,
          promise.initiativeId,
          promise.text,
          promise.ownerId,
          promise.ownerRole,
          promise.madeOn,
          promise.dueOn,
          promise.source satisfies PromiseSource,
          promise.sourceNote,
          promise.followsId,
          promise.recordedBy,
          promise.recordedAt,
        ],
      ),
    );
  }

  /** @throws {PromiseSettledError} when it was said before */
  async insertOutcome(given: {
    readonly promiseId: string;
    readonly wijkteamId: string;
    readonly outcome: PromiseOutcome;
    readonly reason: string | null;
    readonly recordedBy: string;
    readonly recordedAt: Date;
  }): Promise<void> {
    const settled = (): Error => new PromiseSettledError(given.outcome);
    await translating({ promise_outcome_pkey: settled }, () =>
      this.manager.query(
        `INSERT INTO promise_outcome (promise_id, wijkteam_id, outcome, reason, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [
          given.promiseId,
          given.wijkteamId,
          given.outcome,
          given.reason,
          given.recordedBy,
          given.recordedAt,
        ],
      ),
    );
  }
}

/** By `$4`, the day of today. */
const STATE = `coalesce(o.outcome, CASE WHEN p.due_on < $4::date THEN 'overdue' ELSE 'open' END)`;

const PROMISES = `
  SELECT p.id, p.wijkteam_id AS "wijkteamId", p.initiative_id AS "initiativeId", p.text, p.owner_id AS "ownerId",
         p.owner_role AS "ownerRole", p.made_on::text AS "madeOn", p.due_on::text AS "dueOn", p.source,
         p.source_note AS "sourceNote", p.follows_id AS "followsId",
         (SELECT n.id FROM promise n WHERE n.follows_id = p.id) AS "followedById", p.recorded_at AS "recordedAt",
         o.outcome, o.reason AS "outcomeReason", o.recorded_at AS "outcomeAt"
    FROM promise p LEFT JOIN promise_outcome o ON o.promise_id = p.id`;
