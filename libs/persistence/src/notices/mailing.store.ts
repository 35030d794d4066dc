import type { EntityManager } from 'typeorm';
import {
  DEFAULT_MAIL_SETTINGS,
  type HandOver,
  type MailingChannel,
  type MailingState,
  type MailLanguage,
  type QuietHours,
} from '#domain';
import type { NoticeContent } from './notice.store.js';

/** A mail taken in hand; the moment is the proof that it is still ours. */
export type MailInHand = { readonly id: string; readonly since: Date; readonly attempts: number };

/** Everything that the text of a mail or a letter is made of. */
export type MailingContents = {
  readonly id: string;
  readonly channel: MailingChannel;
  readonly isDigest: boolean;
  readonly state: MailingState;
  readonly attempts: number;
  readonly version: number;
  readonly createdAt: Date;
  readonly personId: string | null;
  readonly onBehalfOf: string | null;
  /** Of the person, or of whom staff entered an initiative for. */
  readonly name: string | null;
  readonly postalAddress: string | null;
  readonly email: string | null;
  readonly isDeliverable: boolean;
  readonly language: MailLanguage;
  readonly quiet: QuietHours;
  readonly municipality: { readonly id: string; readonly slug: string; readonly name: string };
  /** In the order in which they came. */
  readonly notices: readonly (NoticeContent & {
    readonly id: string;
    readonly subject: { readonly kind: string; readonly id: string };
    readonly mayBeLetter: boolean;
  })[];
};

/** Mail on its way out. */
export class MailingStore {
  constructor(private readonly manager: EntityManager) {}

  /** Asks for the mail of this municipality to be handed over. */
  async requestDelivery(): Promise<void> {
    await this.manager.query(
      `INSERT INTO outbox (id, job_name, payload)
       VALUES (gen_random_uuid(), 'deliver-mail', jsonb_build_object('municipalityId', current_municipality()))`,
    );
  }

  /** Whether any mail is due. */
  async isAnyDue(now: Date): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      `SELECT FROM mailing WHERE state = 'waiting' AND channel = 'email' AND due_at <= $1 LIMIT 1`,
      [now],
    );
    return rows.length > 0;
  }

  /** Takes the mail that is due longest; those that others are taking are passed over. */
  async takeDue(now: Date): Promise<MailInHand | null> {
    const [rows]: [{ id: string; attempts: number }[], number] = await this.manager.query(
      `UPDATE mailing SET state = 'handing-over', handed_over_at = $1 WHERE id = (
         SELECT id FROM mailing WHERE state = 'waiting' AND channel = 'email' AND due_at <= $1
          ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id, attempts`,
      [now],
    );
    return rows[0] === undefined ? null : { ...rows[0], since: now };
  }

  /** Puts back a mail that was taken at a wrong hour; it was no try. */
  async putBack({ id, since }: MailInHand, dueAt: Date): Promise<void> {
    await this.manager.query(
      `UPDATE mailing SET state = 'waiting', due_at = $3 WHERE id = $1 AND state = 'handing-over' AND handed_over_at = $2`,
      [id, since, dueAt],
    );
  }

  /**
   * Writes down how handing over ended; a mail that is no longer in our hand stays as it is.
   *
   * @param dueAt when it is tried again; null: never
   * @returns whether it was still in our hand
   */
  async settle(
    { id, since }: MailInHand,
    { state, answer }: { readonly state: MailingState; readonly answer: HandOver['answer'] },
    moments: { readonly now: Date; readonly dueAt: Date | null },
  ): Promise<boolean> {
    const isEnd = state !== 'waiting';
    const [, count]: [unknown, number] = await this.manager.query(
      `UPDATE mailing SET state = $3, answer = $4, attempts = attempts + 1, settled_at = $5, due_at = coalesce($6, due_at)
        WHERE id = $1 AND state = 'handing-over' AND handed_over_at = $2`,
      [id, since, state, answer, isEnd ? moments.now : null, moments.dueAt],
    );
    return count === 1;
  }

  /** Of mail whose worker is gone nobody knows whether it left. @returns how many there were */
  async loseTrack(now: Date, staleBefore: Date): Promise<number> {
    const [, count]: [unknown, number] = await this.manager.query(
      `UPDATE mailing SET state = 'uncertain', answer = 'worker-gone', attempts = attempts + 1, settled_at = $1
        WHERE state = 'handing-over' AND handed_over_at < $2`,
      [now, staleBefore],
    );
    return count;
  }

  /** What a mailing is made of; null when there is no such mailing here. */
  async findContents(mailingId: string): Promise<MailingContents | null> {
    const rows: ContentsRow[] = await this.manager.query(CONTENTS, [mailingId]);
    const [row] = rows;
    if (row === undefined) return null;
    const { municipalityId, slug, municipality, quietFrom, quietUntil, ...rest } = row;
    const { language, quiet } = DEFAULT_MAIL_SETTINGS;
    return {
      ...rest,
      language: row.language ?? language,
      quiet: { from: quietFrom ?? quiet.from, until: quietUntil ?? quiet.until },
      municipality: { id: municipalityId, slug, name: municipality },
    };
  }

  /**
   * Puts the messages of a mailing that may go on paper into a letter, those that are in none yet.
   *
   * @returns whether there is a letter
   */
  async fallBackToLetter(mailingId: string, letterId: string, now: Date): Promise<boolean> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT n.id FROM mailing_notice c JOIN notice n ON n.id = c.notice_id
        WHERE c.mailing_id = $1 AND n.may_be_letter
          AND NOT EXISTS (SELECT FROM mailing_notice l WHERE l.notice_id = n.id AND l.channel = 'letter')`,
      [mailingId],
    );
    if (rows.length === 0) return false;
    await this.manager.query(
      `INSERT INTO mailing (id, person_id, channel, created_at, due_at)
       SELECT $2, person_id, 'letter', $3, $3 FROM mailing WHERE id = $1`,
      [mailingId, letterId, now],
    );
    await this.manager.query(
      `INSERT INTO mailing_notice (mailing_id, notice_id, channel) SELECT $1, id, 'letter' FROM unnest($2::uuid[]) AS id`,
      [letterId, rows.map(({ id }) => id)],
    );
    return true;
  }
}

type ContentsRow = Omit<MailingContents, 'municipality' | 'quiet' | 'language'> & {
  readonly language: MailLanguage | null;
  readonly municipalityId: string;
  readonly slug: string;
  readonly municipality: string;
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
};

const CONTENTS = `
  SELECT m.id, m.channel, m.is_digest AS "isDigest", m.state, m.attempts, m.version, m.created_at AS "createdAt",
         m.person_id AS "personId", m.on_behalf_of AS "onBehalfOf",
         coalesce(p.name, b.name) AS name, b.postal_address AS "postalAddress", p.email,
         p.email IS NOT NULL AND a.undeliverable_at IS NULL AS "isDeliverable", s.language,
         to_char(s.quiet_from, 'HH24:MI') AS "quietFrom", to_char(s.quiet_until, 'HH24:MI') AS "quietUntil",
         g.id AS "municipalityId", g.slug, g.name AS municipality,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'kind', e.kind, 'facts', e.facts, 'mayBeLetter', n.may_be_letter,
                   'subject', jsonb_build_object('kind', e.subject_kind, 'id', e.subject_id)) ORDER BY n.created_at, n.id), '[]')
            FROM mailing_notice c JOIN notice n ON n.id = c.notice_id JOIN announcement e ON e.id = n.announcement_id
           WHERE c.mailing_id = m.id) AS notices
    FROM mailing m JOIN municipality g ON g.id = m.municipality_id
    LEFT JOIN person p ON p.id = m.person_id
    LEFT JOIN mail_address a ON a.email = p.email
    LEFT JOIN person_mail_settings s ON s.person_id = p.id
    LEFT JOIN initiative_on_behalf b ON b.initiative_id = m.on_behalf_of
   WHERE m.id = $1`;
