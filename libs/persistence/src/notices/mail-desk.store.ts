import type { EntityManager } from 'typeorm';
import {
  type MailingChannel,
  type MailingState,
  NotFoundError,
  VersionMismatchError,
} from '#domain';
import type { Page, PageRequest } from '../page.js';

/** A mailing as staff see it in a list: what it is about, and never to which address it goes. */
export type MailingEntry = {
  readonly id: string;
  readonly channel: MailingChannel;
  readonly state: MailingState;
  /** Of the person, or of whom staff entered an initiative for. */
  readonly name: string | null;
  readonly kinds: readonly string[];
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
  readonly attempts: number;
  readonly answer: string | null;
  readonly version: number;
};

export type MailingDecision = {
  readonly state: MailingState;
  readonly decidedBy: string;
  readonly now: Date;
};

/** Letters to print, and mail of which staff have to say what becomes of it. */
export class MailDeskStore {
  constructor(private readonly manager: EntityManager) {}

  /** Mailings of a channel in a state, the oldest first. */
  async list(
    page: PageRequest,
    filter: { readonly channel: MailingChannel; readonly state: MailingState },
  ): Promise<Page<MailingEntry>> {
    const values = [filter.channel, filter.state];
    const counted: { count: number }[] = await this.manager.query(
      'SELECT count(*)::int AS count FROM mailing WHERE channel = $1 AND state = $2',
      values,
    );
    const items: MailingEntry[] = await this.manager.query(
      `SELECT ${ENTRY} WHERE m.channel = $1 AND m.state = $2 ORDER BY m.created_at, m.id LIMIT $3 OFFSET $4`,
      [...values, page.perPage, (page.page - 1) * page.perPage],
    );
    return { items, totalCount: counted[0]?.count ?? 0 };
  }

  /**
   * A mailing, held until the transaction ends.
   *
   * @throws {NotFoundError} when there is none on this channel here
   */
  async lock(mailingId: string, channel: MailingChannel): Promise<MailingEntry> {
    const rows: MailingEntry[] = await this.manager.query(
      `SELECT ${ENTRY} WHERE m.id = $1 AND m.channel = $2 FOR UPDATE OF m`,
      [mailingId, channel],
    );
    if (rows[0] === undefined) {
      throw new NotFoundError(channel === 'letter' ? 'letter' : 'mail', mailingId);
    }
    return rows[0];
  }

  /**
   * Writes down what a member of staff did or decided.
   *
   * @throws {VersionMismatchError} when it went on meanwhile
   */
  async decide(
    { id, version }: Pick<MailingEntry, 'id' | 'version'>,
    { state, decidedBy, now }: MailingDecision,
  ): Promise<void> {
    const isEnd = state !== 'waiting';
    const [, count]: [unknown, number] = await this.manager.query(
      `UPDATE mailing SET state = $3, settled_by = $4, settled_at = $5, due_at = CASE WHEN $3 = 'waiting' THEN $6 ELSE due_at END
        WHERE id = $1 AND version = $2`,
      [id, version, state, decidedBy, isEnd ? now : null, now],
    );
    if (count !== 1) throw new VersionMismatchError();
  }
}

const ENTRY = `m.id, m.channel, m.state, coalesce(p.name, b.name) AS name, m.created_at AS "createdAt",
  m.settled_at AS "settledAt", m.settled_by AS "settledBy", m.attempts, m.answer, m.version,
  ARRAY(SELECT DISTINCT e.kind FROM mailing_notice c JOIN notice n ON n.id = c.notice_id
     JOIN announcement e ON e.id = n.announcement_id WHERE c.mailing_id = m.id ORDER BY e.kind) AS kinds
  FROM mailing m LEFT JOIN person p ON p.id = m.person_id
  LEFT JOIN initiative_on_behalf b ON b.initiative_id = m.on_behalf_of`;
