import type { EntityManager } from 'typeorm';
import { type Cents, cents, type Mandate, NotFoundError } from '#domain';
import type { Page, PageRequest } from '../page.js';

export type NewMandate = Omit<Mandate, 'usedCents' | 'useCount' | 'isRevoked'> & {
  readonly givenAt: Date;
};

/** One use of a mandate, as the wijkteam is told of it. */
export type MandateUseRecord = {
  readonly mandateId: string;
  readonly number: number;
  readonly throughId: string;
  readonly kind: string;
  readonly effectId: string;
  readonly amountCents: Cents;
  readonly usedCents: Cents;
  readonly usedBy: string;
  readonly usedAt: Date;
};

/** Two at once that use one mandate wait for each other; the numbers in the table say it once more. */
const MANDATE_LOCK = 81;

const COLUMNS = `m.id, m.wijkteam_id AS "wijkteamId", m.decision_id AS "decisionId", m.parent_id AS "parentId", m.form,
  m.decision_kind AS "decisionKind", m.holder_id AS "holderId", m.ceiling_cents AS "ceilingCents", m.total_cents AS "totalCents",
  m.valid_from_on::text AS "validFromOn", m.valid_until_on::text AS "validUntilOn", m.may_sub_mandate AS "maySubMandate",
  m.legal_basis AS "legalBasis", coalesce(u.used_cents, 0)::text AS "usedCents", coalesce(u.number, 0) AS "useCount",
  EXISTS (SELECT FROM mandate_revocation r WHERE r.mandate_id = m.id) AS "isRevoked"`;
const FROM = `FROM mandate m LEFT JOIN LATERAL
  (SELECT used_cents, number FROM mandate_use WHERE mandate_id = m.id ORDER BY number DESC LIMIT 1) u ON true`;
const USES = `SELECT u.mandate_id AS "mandateId", u.number, u.through_id AS "throughId", m.decision_kind AS kind, u.effect_id AS "effectId",
  u.amount_cents::text AS "amountCents", u.used_cents::text AS "usedCents", u.used_by AS "usedBy", u.used_at AS "usedAt"
  FROM mandate_use u JOIN mandate m ON m.id = u.mandate_id`;

/** Mandates and delegations of wijkteams, their uses and their ends. */
export class MandateStore {
  constructor(private readonly manager: EntityManager) {}

  async insert(mandate: NewMandate): Promise<void> {
    await this.manager.query(
      `INSERT INTO mandate (id, wijkteam_id, decision_id, parent_id, form, decision_kind, holder_id, ceiling_cents, total_cents,
                            valid_from_on, valid_until_on, may_sub_mandate, legal_basis, given_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...[mandate.id, mandate.wijkteamId, mandate.decisionId, mandate.parentId, mandate.form],
        ...[mandate.decisionKind, mandate.holderId, mandate.ceilingCents, mandate.totalCents],
        ...[mandate.validFromOn, mandate.validUntilOn, mandate.maySubMandate],
        ...[mandate.legalBasis, mandate.givenAt],
      ],
    );
  }

  /** @throws {NotFoundError} when there is no such mandate here */
  async get(mandateId: string): Promise<Mandate> {
    const rows: MandateRow[] = await this.manager.query(
      `SELECT ${COLUMNS} ${FROM} WHERE m.id = $1`,
      [mandateId],
    );
    const [row] = rows;
    if (row === undefined) throw new NotFoundError('mandate', mandateId);
    return mandateOf(row);
  }

  /**
   * The mandate, which nobody else uses until the transaction ends.
   *
   * @throws {NotFoundError} when there is no such mandate here
   */
  async hold(mandateId: string): Promise<Mandate> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, $2))', [
      mandateId,
      MANDATE_LOCK,
    ]);
    return this.get(mandateId);
  }

  /** The mandates of a wijkteam, the latest first; ended ones too. */
  async list(page: PageRequest, filter: { readonly wijkteamId: string }): Promise<Page<Mandate>> {
    const all = await this.listAll(filter.wijkteamId);
    const from = (page.page - 1) * page.perPage;
    return { items: all.slice(from, from + page.perPage), totalCount: all.length };
  }

  /** All mandates of a wijkteam, the latest first. */
  async listAll(wijkteamId: string): Promise<Mandate[]> {
    const rows: MandateRow[] = await this.manager.query(
      `SELECT ${COLUMNS} ${FROM} WHERE m.wijkteam_id = $1 ORDER BY m.given_at DESC, m.id`,
      [wijkteamId],
    );
    return rows.map(mandateOf);
  }

  /** Writes the next use of a mandate that is held, and before it that of the mandate it is part of. */
  async use(
    mandate: Mandate,
    parent: Mandate | null,
    use: {
      readonly effectId: string;
      readonly amountCents: Cents;
      readonly by: string;
      readonly at: Date;
    },
  ): Promise<void> {
    for (const each of parent === null ? [mandate] : [parent, mandate]) {
      await this.manager.query(
        `INSERT INTO mandate_use (mandate_id, number, through_id, effect_id, amount_cents, used_cents, used_by, used_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          ...[each.id, each.useCount + 1, mandate.id, use.effectId, use.amountCents],
          ...[each.usedCents + use.amountCents, use.by, use.at],
        ],
      );
    }
  }

  async insertRevocation(mandateId: string, decisionId: string, at: Date): Promise<void> {
    await this.manager.query(
      `INSERT INTO mandate_revocation (mandate_id, decision_id, revoked_at) VALUES ($1, $2, $3)`,
      [mandateId, decisionId, at],
    );
  }

  /** The uses of one mandate, in their order. */
  async usesOf(mandateId: string): Promise<MandateUseRecord[]> {
    const rows: UseRow[] = await this.manager.query(
      `${USES} WHERE u.mandate_id = $1 ORDER BY u.number`,
      [mandateId],
    );
    return rows.map(useOf);
  }

  /** What a wijkteam is told in a meeting: what was done since it last met, once for each use. */
  async usesToReport(wijkteamId: string, openedAt: Date): Promise<MandateUseRecord[]> {
    const rows: UseRow[] = await this.manager.query(
      `${USES} WHERE m.wijkteam_id = $1 AND u.through_id = u.mandate_id AND u.used_at <= $2
          AND u.used_at > coalesce((SELECT max(o.opened_at) FROM meeting o WHERE o.wijkteam_id = $1 AND o.opened_at < $2), '-infinity')
        ORDER BY u.used_at, u.mandate_id, u.number`,
      [wijkteamId, openedAt],
    );
    return rows.map(useOf);
  }
}

type MandateRow = Omit<Mandate, 'ceilingCents' | 'totalCents' | 'usedCents'> & {
  readonly ceilingCents: string | null;
  readonly totalCents: string | null;
  readonly usedCents: string;
};
type UseRow = Omit<MandateUseRecord, 'amountCents' | 'usedCents'> & {
  readonly amountCents: string;
  readonly usedCents: string;
};

function mandateOf(row: MandateRow): Mandate {
  return {
    ...row,
    ceilingCents: row.ceilingCents === null ? null : cents(BigInt(row.ceilingCents)),
    totalCents: row.totalCents === null ? null : cents(BigInt(row.totalCents)),
    usedCents: cents(BigInt(row.usedCents)),
  };
}

function useOf(row: UseRow): MandateUseRecord {
  return {
    ...row,
    amountCents: cents(BigInt(row.amountCents)),
    usedCents: cents(BigInt(row.usedCents)),
  };
}
