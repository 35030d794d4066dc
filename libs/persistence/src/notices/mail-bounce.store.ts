import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { type BounceKind, SOFT_BOUNCES_MAX } from '#domain';

/** A mail that came back, as far as it is one of ours. */
export type BouncedMail = {
  readonly mailingId: string;
  /** Where its person is reached now; null where there is no address any more. */
  readonly email: string | null;
  readonly state: string;
};

/** What came back of the mail, and which addresses take none. */
export class MailBounceStore {
  constructor(private readonly manager: EntityManager) {}

  /** The mail that a returned one was, held until the transaction ends; null where it is none of ours. */
  async lockMail(mailingId: string): Promise<BouncedMail | null> {
    const rows: BouncedMail[] = await this.manager.query(
      `SELECT m.id AS "mailingId", p.email, m.state FROM mailing m JOIN person p ON p.id = m.person_id
        WHERE m.id = $1 AND m.channel = 'email' FOR UPDATE OF m`,
      [mailingId],
    );
    return rows[0] ?? null;
  }

  /** Writes down that a mail came back. @returns false when that was known */
  async recordOnce(
    mailingId: string,
    bounce: { readonly kind: BounceKind; readonly status: string },
    now: Date,
  ): Promise<boolean> {
    const inserted: unknown[] = await this.manager.query(
      `INSERT INTO mail_bounce (id, mailing_id, kind, status, received_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT mail_bounce_once DO NOTHING RETURNING id`,
      [randomUUID(), mailingId, bounce.kind, bounce.status, now],
    );
    return inserted.length === 1;
  }

  /** A mail that was taken by a mail server, or may have been, did not arrive. */
  async markBounced(mailingId: string, now: Date): Promise<void> {
    await this.manager.query(
      `UPDATE mailing SET state = 'bounced', settled_at = $2 WHERE id = $1 AND state IN ('sent', 'uncertain')`,
      [mailingId, now],
    );
  }

  /** Counts against an address; from a dead one, or one with many returns, no mail is expected to arrive. */
  async countAgainst(email: string, kind: 'hard' | 'soft', now: Date): Promise<void> {
    await this.manager.query(
      `INSERT INTO mail_address AS a (email, soft_bounces, undeliverable_at)
       VALUES ($1, CASE WHEN $2 = 'soft' THEN 1 ELSE 0 END, CASE WHEN $2 = 'hard' THEN $3::timestamptz END)
       ON CONFLICT ON CONSTRAINT mail_address_pkey DO UPDATE
         SET soft_bounces = a.soft_bounces + excluded.soft_bounces,
             undeliverable_at = coalesce(a.undeliverable_at, CASE
               WHEN $2 = 'hard' OR a.soft_bounces + excluded.soft_bounces >= $4 THEN $3::timestamptz END)`,
      [email, kind, now, SOFT_BOUNCES_MAX],
    );
  }
}
