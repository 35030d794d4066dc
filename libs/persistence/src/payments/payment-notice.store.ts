import type { EntityManager } from 'typeorm';
import { type Cents, cents, NotFoundError } from '#domain';
import { PaymentNoticeRow } from './payment-notice.row.js';

/** What a letter about a released payment tells. */
export type PaymentNoticeFacts = {
  readonly paymentId: string;
  readonly amountCents: Cents;
  readonly trancheNumber: number;
  readonly description: string;
  readonly payeeName: string;
  readonly payeeIban: string;
  readonly payeeEmail: string | null;
  readonly initiativeTitle: string;
  readonly wijkteamName: string;
  readonly municipalityName: string;
};

/** The letters about payments: asked for, in hand, sent; each once. */
export class PaymentNoticeStore {
  constructor(private readonly manager: EntityManager) {}

  /** @throws {NotFoundError} when there is no such payment, or it was not released */
  async getFacts(paymentId: string): Promise<PaymentNoticeFacts> {
    const rows: FactsRow[] = await this.manager.query(FACTS, [paymentId]);
    if (rows[0] === undefined) throw new NotFoundError('released payment', paymentId);
    return { ...rows[0], amountCents: cents(BigInt(rows[0].amountCents)) };
  }

  /** Opens the letter of a payment; one that is there stays as it is. */
  async insertOnce(
    paymentId: string,
    state: 'pending' | 'no-address',
    requestedAt: Date,
  ): Promise<void> {
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(PaymentNoticeRow)
      .values({ paymentId, state, requestedAt })
      .orIgnore()
      .execute();
  }

  /**
   * Takes a pending letter in hand, so that nobody else sends it meanwhile. A letter that was taken
   * before `staleBefore` and is still pending can be taken again: whoever had it has died.
   */
  async take(
    paymentId: string,
    now: Date,
    staleBefore: Date,
  ): Promise<'taken' | 'in-hand' | 'settled'> {
    const { affected } = await this.manager
      .createQueryBuilder()
      .update(PaymentNoticeRow)
      .set({ inHandAt: now })
      .where({ paymentId, state: 'pending' })
      .andWhere('(in_hand_at IS NULL OR in_hand_at < :staleBefore)', { staleBefore })
      .execute();
    if (affected === 1) return 'taken';
    const isPending = await this.manager.existsBy(PaymentNoticeRow, {
      paymentId,
      state: 'pending',
    });
    return isPending ? 'in-hand' : 'settled';
  }

  /** Puts a letter that could not be sent back, for the next try. */
  async letGo(paymentId: string): Promise<void> {
    await this.manager.update(
      PaymentNoticeRow,
      { paymentId, state: 'pending' },
      { inHandAt: null },
    );
  }

  /** @returns false when it was marked before */
  async markSent(paymentId: string, sentAt: Date): Promise<boolean> {
    const { affected } = await this.manager.update(
      PaymentNoticeRow,
      { paymentId, state: 'pending' },
      { state: 'sent', inHandAt: null, sentAt },
    );
    return affected === 1;
  }
}

type FactsRow = Omit<PaymentNoticeFacts, 'amountCents'> & { readonly amountCents: string };

const FACTS = `
  SELECT p.id AS "paymentId", p.amount_cents AS "amountCents", p.tranche_number AS "trancheNumber", p.description,
         p.payee_name AS "payeeName", p.payee_iban AS "payeeIban", p.payee_email AS "payeeEmail",
         i.title AS "initiativeTitle", w.name AS "wijkteamName", m.name AS "municipalityName"
    FROM payment p
    JOIN payment_settlement s ON s.payment_id = p.id AND s.outcome = 'released'
    JOIN initiative i ON i.id = p.initiative_id
    JOIN round r ON r.id = i.round_id
    JOIN wijkteam w ON w.id = r.wijkteam_id
    JOIN municipality m ON m.id = p.municipality_id
   WHERE p.id = $1`;
