import type { EntityManager } from 'typeorm';
import type { NoticeFacts, NoticeKind, NoticeSubject } from '#domain';
import type { Page, PageRequest } from '../page.js';

/** A message to one person (or, on paper, to somebody without an account), and how it goes out. */
export type NewNotice = {
  readonly id: string;
  readonly announcementId: string;
  readonly personId: string | null;
  readonly onBehalfOf: string | null;
  readonly createdAt: Date;
  readonly digestAt: Date | null;
  readonly mayBeLetter: boolean;
  readonly mailing: {
    readonly id: string;
    readonly channel: 'email' | 'letter';
    readonly dueAt: Date;
  } | null;
};

/** What a message tells; its kind says which facts there are. */
export type NoticeContent = {
  readonly [Kind in NoticeKind]: { readonly kind: Kind; readonly facts: NoticeFacts[Kind] };
}[NoticeKind];

/** A message as it stands in an inbox. */
export type InboxNotice = {
  readonly id: string;
  readonly content: NoticeContent;
  readonly subject: NoticeSubject;
  readonly createdAt: Date;
  readonly readAt: Date | null;
};

/** The messages in people's inboxes. */
export class NoticeStore {
  constructor(private readonly manager: EntityManager) {}

  /** Writes messages and what carries them out. Who has one of the announcement gets no second one. */
  async insertAll(notices: readonly NewNotice[]): Promise<void> {
    if (notices.length === 0) return;
    await this.manager.query(INSERT, [JSON.stringify(notices)]);
  }

  /** The messages of a person, newest first. */
  async list(
    page: PageRequest,
    filter: { readonly personId: string; readonly isUnread: boolean },
  ): Promise<Page<InboxNotice>> {
    const { personId, isUnread } = filter;
    const where = `n.person_id = $1 AND (NOT $2 OR n.read_at IS NULL)`;
    const counted: { count: number }[] = await this.manager.query(
      `SELECT count(*)::int AS count FROM notice n WHERE ${where}`,
      [personId, isUnread],
    );
    const rows: InboxRow[] = await this.manager.query(
      `SELECT ${INBOX} FROM notice n JOIN announcement a ON a.id = n.announcement_id
        WHERE ${where} ORDER BY n.created_at DESC, n.id LIMIT $3 OFFSET $4`,
      [personId, isUnread, page.perPage, (page.page - 1) * page.perPage],
    );
    return { items: rows.map(inboxNotice), totalCount: counted[0]?.count ?? 0 };
  }

  /** A message of a person; null when this person has no such message. */
  async find(personId: string, noticeId: string): Promise<InboxNotice | null> {
    const rows: InboxRow[] = await this.manager.query(
      `SELECT ${INBOX} FROM notice n JOIN announcement a ON a.id = n.announcement_id WHERE n.id = $2 AND n.person_id = $1`,
      [personId, noticeId],
    );
    return rows[0] === undefined ? null : inboxNotice(rows[0]);
  }

  async countUnread(personId: string): Promise<number> {
    const rows: [{ count: number }] = await this.manager.query(
      'SELECT count(*)::int AS count FROM notice WHERE person_id = $1 AND read_at IS NULL',
      [personId],
    );
    return rows[0].count;
  }

  /** Marks messages of a person as read: one, or all that came before a moment. */
  async markRead(
    personId: string,
    which: { readonly noticeId: string } | { readonly until: Date },
    readAt: Date,
  ): Promise<number> {
    const isOne = 'noticeId' in which;
    const [, count]: [unknown, number] = await this.manager.query(
      `UPDATE notice SET read_at = $2 WHERE person_id = $1 AND read_at IS NULL
          AND ${isOne ? 'id = $3::uuid' : 'created_at <= $3::timestamptz'}`,
      [personId, readAt, isOne ? which.noticeId : which.until],
    );
    return count;
  }

  /** People whose digest is due, in the order of their ids. */
  async dueDigests(now: Date, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT DISTINCT person_id AS id FROM notice WHERE digest_at <= $1 ORDER BY person_id LIMIT $2`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Makes the digest of a person: one mailing with all messages that were to go along by now.
   *
   * @returns whether there was anything to send
   */
  async makeDigest(
    personId: string,
    mailing: { readonly id: string; readonly now: Date; readonly dueAt: Date },
  ): Promise<boolean> {
    const noticeIds: { id: string }[] = await this.manager.query(
      `SELECT id FROM notice WHERE person_id = $1 AND digest_at <= $2 ORDER BY created_at, id FOR UPDATE`,
      [personId, mailing.now],
    );
    if (noticeIds.length === 0) return false;
    const ids = noticeIds.map(({ id }) => id);
    await this.manager.query('UPDATE notice SET digest_at = NULL WHERE id = ANY ($1)', [ids]);
    await this.manager.query(
      `WITH made AS (
         INSERT INTO mailing (id, person_id, channel, is_digest, created_at, due_at) VALUES ($1, $2, 'email', true, $3, $4))
       INSERT INTO mailing_notice (mailing_id, notice_id, channel) SELECT $1, id, 'email' FROM unnest($5::uuid[]) AS id`,
      [mailing.id, personId, mailing.now, mailing.dueAt, ids],
    );
    return true;
  }
}

type InboxRow = {
  readonly id: string;
  readonly kind: string;
  readonly facts: unknown;
  readonly subjectKind: NoticeSubject['kind'];
  readonly subjectId: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
};

const INBOX = `n.id, a.kind, a.facts, a.subject_kind AS "subjectKind", a.subject_id AS "subjectId",
  n.created_at AS "createdAt", n.read_at AS "readAt"`;

function inboxNotice({ kind, facts, subjectKind, subjectId, ...rest }: InboxRow): InboxNotice {
  // They were written together, and the facts of each kind are of one shape.
  const content = { kind, facts } as unknown as NoticeContent;
  return { ...rest, content, subject: { kind: subjectKind, id: subjectId } };
}

const INSERT = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS g ("id" uuid, "announcementId" uuid, "personId" uuid, "onBehalfOf" uuid,
      "createdAt" timestamptz, "digestAt" timestamptz, "mayBeLetter" boolean, mailing jsonb)),
  made AS (
    INSERT INTO notice (id, announcement_id, person_id, on_behalf_of, created_at, digest_at, may_be_letter)
    SELECT "id", "announcementId", "personId", "onBehalfOf", "createdAt", "digestAt", "mayBeLetter" FROM given
    ON CONFLICT ON CONSTRAINT notice_once DO NOTHING RETURNING id),
  carried AS (
    SELECT g.*, (mailing ->> 'id')::uuid AS mailing_id, mailing ->> 'channel' AS channel
      FROM given g JOIN made USING (id) WHERE jsonb_typeof(mailing) = 'object'),
  mailed AS (
    INSERT INTO mailing (id, person_id, on_behalf_of, channel, created_at, due_at)
    SELECT mailing_id, "personId", "onBehalfOf", channel, "createdAt", (mailing ->> 'dueAt')::timestamptz FROM carried)
  INSERT INTO mailing_notice (mailing_id, notice_id, channel) SELECT mailing_id, id, channel FROM carried`;
