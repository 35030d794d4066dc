import type { EntityManager } from 'typeorm';
import { type Cents, cents, NotFoundError, type Payment } from '#domain';
import type { Page, PageRequest } from '../page.js';
import { PaymentSettlementRow } from './payment.row.js';

/** Who is paid, and what for. Personal data: for the officers who pay, and for the notice. */
export type Payee = {
  readonly payeeName: string;
  readonly payeeIban: string;
  readonly payeeEmail: string | null;
  readonly description: string;
};

/** A tranche to prepare; its number follows from those that are there. */
export type NewPayment = Payee & {
  /** The id of its reservation in the ledger. */
  readonly id: string;
  readonly initiativeId: string;
  readonly amountCents: Cents;
  readonly preparedBy: string;
  readonly preparedAt: Date;
};

/** A tranche with what became of it. */
export type PaymentRecord = Payment &
  Payee & {
    readonly roundId: string;
    readonly wijkteamId: string;
    readonly preparedAt: Date;
    /** Who released or cancelled it; null while it is prepared. */
    readonly settledBy: string | null;
    readonly settledAt: Date | null;
  };

export type Settlement = {
  readonly paymentId: string;
  readonly outcome: 'released' | 'cancelled';
  /** The posting or the void in the ledger. */
  readonly transferId: string;
  readonly settledBy: string;
  readonly settledAt: Date;
};

const SELECT = `
  SELECT p.id, p.initiative_id AS "initiativeId", p.tranche_number AS "trancheNumber", p.amount_cents AS "amountCents",
         p.payee_name AS "payeeName", p.payee_iban AS "payeeIban", p.payee_email AS "payeeEmail", p.description,
         p.prepared_by AS "preparedBy", p.prepared_at AS "preparedAt", r.id AS "roundId", r.wijkteam_id AS "wijkteamId",
         coalesce(s.outcome, 'prepared') AS state, s.settled_by AS "settledBy", s.settled_at AS "settledAt"
    FROM payment p
    JOIN commitment c ON c.initiative_id = p.initiative_id
    JOIN round r ON r.id = c.round_id
    LEFT JOIN payment_settlement s ON s.payment_id = p.id`;

/** Payments in tranches. A row is never changed: a settlement beside it says how it ended. */
export class PaymentStore {
  constructor(private readonly manager: EntityManager) {}

  /** @throws {NotFoundError} */
  async get(paymentId: string): Promise<PaymentRecord> {
    const rows: PaymentResult[] = await this.manager.query(`${SELECT} WHERE p.id = $1`, [
      paymentId,
    ]);
    if (rows[0] === undefined) throw new NotFoundError('payment', paymentId);
    return recordOf(rows[0]);
  }

  /**
   * Keeps everybody else from settling the payment until the transaction ends, and reads it.
   *
   * An advisory lock, since a row that may not be updated cannot be locked by the service.
   *
   * @throws {NotFoundError}
   */
  async lock(paymentId: string): Promise<PaymentRecord> {
    await this.manager.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('payment:' || $1, 0))`,
      [paymentId],
    );
    return this.get(paymentId);
  }

  /** The tranches of an initiative, the first one first. */
  async list(
    page: PageRequest,
    filter: { readonly initiativeId: string },
  ): Promise<Page<PaymentRecord>> {
    const rows: PaymentResult[] = await this.manager.query(
      `${SELECT} WHERE p.initiative_id = $1 ORDER BY p.tranche_number LIMIT $2 OFFSET $3`,
      [filter.initiativeId, page.perPage, (page.page - 1) * page.perPage],
    );
    const counted: [{ count: string }] = await this.manager.query(
      'SELECT count(*) FROM payment WHERE initiative_id = $1',
      [filter.initiativeId],
    );
    return { items: rows.map(recordOf), totalCount: Number(counted[0].count) };
  }

  /**
   * Writes a prepared tranche beside its reservation, which is in the ledger already: the ledger
   * holds the initiative's account until the transaction ends, so no two tranches get one number.
   */
  async insert(payment: NewPayment): Promise<void> {
    await this.manager.query(
      `INSERT INTO payment (id, initiative_id, amount_cents, payee_name, payee_iban, payee_email, description, prepared_by, prepared_at, tranche_number)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce(max(tranche_number), 0) + 1 FROM payment WHERE initiative_id = $2`,
      [
        payment.id,
        payment.initiativeId,
        payment.amountCents.toString(),
        payment.payeeName,
        payment.payeeIban,
        payment.payeeEmail,
        payment.description,
        payment.preparedBy,
        payment.preparedAt,
      ],
    );
  }

  /** Writes how a payment ended. The database refuses a second end, and a release by who prepared it. */
  async settle(settlement: Settlement): Promise<void> {
    await this.manager.insert(PaymentSettlementRow, settlement);
  }
}

type PaymentResult = Omit<PaymentRecord, 'amountCents'> & { readonly amountCents: string };

function recordOf(row: PaymentResult): PaymentRecord {
  return { ...row, amountCents: cents(BigInt(row.amountCents)) };
}
