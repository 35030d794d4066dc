import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { type Announcement, NotFoundError } from '#domain';

/** Where the spreading of an announcement has come to. */
export type Spreading = {
  readonly announcement: Announcement;
  /** The last person that was told; null when nobody was. */
  readonly lastPersonId: string | null;
  readonly toldCount: number;
  readonly isFinished: boolean;
};

/** What people are told, and how far the telling is. An announcement is never changed. */
export class AnnouncementStore {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Tells people something, in the transaction in which it happened: the worker makes the messages.
   * An event that was announced before, by its key, is not announced again.
   *
   * @returns whether it is news
   */
  async announce(announcement: Announcement): Promise<boolean> {
    const { id, kind, eventKey, subject, audience, facts, announcedAt } = announcement;
    const inserted: unknown[] = await this.manager.query(
      `INSERT INTO announcement (id, kind, event_key, subject_kind, subject_id, audience, facts, announced_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ON CONSTRAINT announcement_once DO NOTHING RETURNING id`,
      [id, kind, eventKey, subject.kind, subject.id, audience, facts, announcedAt],
    );
    if (inserted.length === 0) return false;
    await this.manager.query('INSERT INTO announcement_spread (announcement_id) VALUES ($1)', [id]);
    await this.requestSpread(id);
    return true;
  }

  /** Asks for the next batch of messages of an announcement. */
  async requestSpread(announcementId: string): Promise<void> {
    await this.manager.query(
      `INSERT INTO outbox (id, job_name, payload)
       VALUES ($1, 'spread-announcement', jsonb_build_object('municipalityId', current_municipality(), 'announcementId', $2::uuid))`,
      [randomUUID(), announcementId],
    );
  }

  /**
   * An announcement and how far it was spread, held until the transaction ends.
   *
   * @throws {NotFoundError} when there is no such announcement here
   */
  async lockSpreading(announcementId: string): Promise<Spreading> {
    const rows: SpreadRow[] = await this.manager.query(
      `SELECT a.id, a.kind, a.event_key AS "eventKey", a.subject_kind AS "subjectKind", a.subject_id AS "subjectId",
              a.audience, a.facts, a.announced_at AS "announcedAt",
              s.last_person_id AS "lastPersonId", s.told_count AS "toldCount", s.finished_at IS NOT NULL AS "isFinished"
         FROM announcement a JOIN announcement_spread s ON s.announcement_id = a.id
        WHERE a.id = $1 FOR UPDATE OF s`,
      [announcementId],
    );
    const [row] = rows;
    if (row === undefined) throw new NotFoundError('announcement', announcementId);
    const { lastPersonId, toldCount, isFinished, subjectKind, subjectId, ...rest } = row;
    const subject = { kind: subjectKind, id: subjectId };
    // The kind and the facts were written together, and the facts of each kind are of one shape.
    const announcement = { ...rest, subject } as unknown as Announcement;
    return { announcement, lastPersonId, toldCount, isFinished };
  }

  /** Writes down how far an announcement has been spread; `finishedAt` ends it. */
  async advance(
    announcementId: string,
    reached: {
      readonly lastPersonId: string | null;
      readonly told: number;
      readonly finishedAt: Date | null;
    },
  ): Promise<void> {
    await this.manager.query(
      `UPDATE announcement_spread SET last_person_id = coalesce($2, last_person_id), told_count = told_count + $3, finished_at = $4
        WHERE announcement_id = $1`,
      [announcementId, reached.lastPersonId, reached.told, reached.finishedAt],
    );
  }
}

type SpreadRow = {
  readonly id: string;
  readonly kind: string;
  readonly eventKey: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly audience: unknown;
  readonly facts: unknown;
  readonly announcedAt: Date;
  readonly lastPersonId: string | null;
  readonly toldCount: number;
  readonly isFinished: boolean;
};
