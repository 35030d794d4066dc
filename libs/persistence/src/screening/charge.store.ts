import type { EntityManager } from 'typeorm';
import {
  type Charge,
  type ChargeSettlement,
  ChargeSettledError,
  cents,
  NotFoundError,
} from '#domain';
import { translating } from '../constraint-violation.js';
import type { Page, PageRequest } from '../page.js';

/** A charge, and what came of it. */
export type InitiativeCharge = Charge & {
  readonly id: string;
  readonly initiativeId: string;
  readonly departmentId: string | null;
  readonly recordedAt: Date;
  readonly settlement: (ChargeSettlement & { readonly settledAt: Date }) | null;
};

/** What other departments charge initiatives for. */
export class ChargeStore {
  constructor(private readonly manager: EntityManager) {}

  async insert(
    charge: Charge & {
      readonly id: string;
      readonly initiativeId: string;
      readonly departmentId: string | null;
      readonly recordedBy: string;
      readonly recordedAt: Date;
    },
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO initiative_charge (id, initiative_id, department_id, charged_by, description, amount_cents, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        charge.id,
        charge.initiativeId,
        charge.departmentId,
        charge.chargedBy,
        charge.description,
        charge.amountCents.toString(),
        charge.recordedBy,
        charge.recordedAt,
      ],
    );
  }

  /** @throws {NotFoundError} when the initiative has no such charge */
  async get(initiativeId: string, chargeId: string): Promise<InitiativeCharge> {
    const [found] = await this.select('c.initiative_id = $1 AND c.id = $2', [
      initiativeId,
      chargeId,
    ]);
    if (found === undefined) throw new NotFoundError('charge', chargeId);
    return found;
  }

  /** The charges of an initiative, oldest first. */
  async list(initiativeId: string, page: PageRequest): Promise<Page<InitiativeCharge>> {
    const items = await this.select(
      'c.initiative_id = $1',
      [initiativeId, page.perPage, (page.page - 1) * page.perPage],
      'LIMIT $2 OFFSET $3',
    );
    const [counted]: { count: number }[] = await this.manager.query(
      'SELECT count(*)::int AS count FROM initiative_charge WHERE initiative_id = $1',
      [initiativeId],
    );
    return { items, totalCount: counted?.count ?? 0 };
  }

  /** @throws {ChargeSettledError} when somebody settled it in the meantime */
  async settle(
    chargeId: string,
    settlement: ChargeSettlement & { readonly settledBy: string; readonly settledAt: Date },
  ): Promise<void> {
    const { kind, fundedFrom, reason, settledBy, settledAt } = settlement;
    await translating({ charge_settlement_pkey: () => new ChargeSettledError() }, () =>
      this.manager.query(
        'INSERT INTO charge_settlement (charge_id, kind, funded_from, reason, settled_by, settled_at) VALUES ($1, $2, $3, $4, $5, $6)',
        [chargeId, kind, fundedFrom, reason, settledBy, settledAt],
      ),
    );
  }

  private async select(
    where: string,
    values: readonly unknown[],
    part = '',
  ): Promise<InitiativeCharge[]> {
    const rows: ChargeRow[] = await this.manager.query(
      `SELECT c.id, c.initiative_id AS "initiativeId", c.department_id AS "departmentId", c.charged_by AS "chargedBy", c.description,
              c.amount_cents AS amount, c.recorded_at AS "recordedAt", s.kind, s.funded_from AS "fundedFrom", s.reason, s.settled_at AS "settledAt"
         FROM initiative_charge c LEFT JOIN charge_settlement s ON s.charge_id = c.id WHERE ${where} ORDER BY c.recorded_at, c.id ${part}`,
      [...values],
    );
    return rows.map(({ amount, kind, fundedFrom, reason, settledAt, ...rest }) => ({
      ...rest,
      amountCents: cents(BigInt(amount)),
      settlement: kind === null ? null : { kind, fundedFrom, reason, settledAt },
    }));
  }
}

type ChargeRow = Omit<InitiativeCharge, 'amountCents' | 'settlement'> & {
  readonly amount: string;
  readonly kind: ChargeSettlement['kind'] | null;
  readonly fundedFrom: string | null;
  readonly reason: string;
  readonly settledAt: Date;
};
