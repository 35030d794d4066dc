import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { NotFoundError } from '#domain';

export type LetterTopic =
  'award' | 'objection-receipt' | 'objection-adjourned' | 'objection-answer';

/** What a mail is about, and where it goes as things stand now. */
export type LetterNotice = {
  readonly id: string;
  readonly topic: LetterTopic;
  readonly letterId: string | null;
  readonly objectionId: string | null;
  /** Null where there is no address (any more). */
  readonly email: string | null;
};

/** The mails about letters and objections: asked for, in hand, sent; each once. */
export class LetterNoticeStore {
  constructor(private readonly manager: EntityManager) {}

  /** Asks for a mail about an objection, in the transaction of what it tells about. */
  async request(
    objectionId: string,
    topic: Exclude<LetterTopic, 'award'>,
    requestedAt: Date,
  ): Promise<void> {
    const id = randomUUID();
    await this.manager.query(
      `INSERT INTO letter_notice (id, topic, objection_id, state, requested_at) VALUES ($1, $2, $3, 'pending', $4)`,
      [id, topic, objectionId, requestedAt],
    );
    await this.manager.query(
      `INSERT INTO outbox (id, job_name, payload)
       VALUES ($1, 'notify-objection', jsonb_build_object('municipalityId', current_municipality(), 'noticeId', $2::uuid))`,
      [randomUUID(), id],
    );
  }

  /** @throws {NotFoundError} when nobody asked for such a mail here */
  async get(noticeId: string): Promise<LetterNotice> {
    const rows: LetterNotice[] = await this.manager.query(
      `SELECT n.id, n.topic, n.letter_id AS "letterId", n.objection_id AS "objectionId",
              coalesce(p.email, o.objector_email) AS email
         FROM letter_notice n LEFT JOIN award_letter l ON l.id = n.letter_id
         LEFT JOIN objection o ON o.id = n.objection_id
         LEFT JOIN person p ON p.id = coalesce(l.addressee_id, o.objector_id)
        WHERE n.id = $1`,
      [noticeId],
    );
    const [row] = rows;
    if (row === undefined) throw new NotFoundError('letter notice', noticeId);
    return row;
  }

  /**
   * Takes a pending mail in hand, so that nobody else sends it meanwhile. A mail that was taken
   * before `staleBefore` and is still pending can be taken again: whoever had it has died.
   */
  async take(
    noticeId: string,
    now: Date,
    staleBefore: Date,
  ): Promise<'taken' | 'in-hand' | 'settled'> {
    const taken = await this.changed(
      `UPDATE letter_notice SET in_hand_at = $2
        WHERE id = $1 AND state = 'pending' AND (in_hand_at IS NULL OR in_hand_at < $3)`,
      [noticeId, now, staleBefore],
    );
    if (taken) return 'taken';
    const pending: unknown[] = await this.manager.query(
      `SELECT FROM letter_notice WHERE id = $1 AND state = 'pending'`,
      [noticeId],
    );
    return pending.length > 0 ? 'in-hand' : 'settled';
  }

  /** Puts a mail that could not be sent back, for the next try. */
  async letGo(noticeId: string): Promise<void> {
    await this.changed(
      `UPDATE letter_notice SET in_hand_at = NULL WHERE id = $1 AND state = 'pending'`,
      [noticeId],
    );
  }

  /** Writes down how a mail ended. @returns false when that was written down before */
  settle(noticeId: string, state: 'sent' | 'no-address', now: Date): Promise<boolean> {
    return this.changed(
      `UPDATE letter_notice SET state = $2, in_hand_at = NULL, sent_at = $3 WHERE id = $1 AND state = 'pending'`,
      [noticeId, state, state === 'sent' ? now : null],
    );
  }

  private async changed(sql: string, values: readonly unknown[]): Promise<boolean> {
    const [, count]: [unknown, number] = await this.manager.query(sql, [...values]);
    return count === 1;
  }
}
