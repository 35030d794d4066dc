import type { EntityManager } from 'typeorm';
import { ModeratorInvolvedError, type ModerationStep, ReportedAlreadyError } from '#domain';
import { translating } from '../constraint-violation.js';
import { grouped } from '../grouped.js';
import type { Page, PageRequest } from '../page.js';
import { CommentModerationRow, CommentReportRow } from './comment.row.js';

export type CommentReport = {
  readonly commentId: string;
  readonly reportedBy: string;
  readonly reason: string;
  readonly reportedAt: Date;
};

/** A comment that waits for a moderator, and since when. */
export type WaitingComment = {
  readonly commentId: string;
  readonly wijkteamId: string;
  readonly waitsFor: 'report' | 'appeal';
  readonly waitingSince: Date;
};

/** The triggers know this number too. */
const REPORTER_LOCK = 92;

/**
 * A shown comment with a report that came after the last time somebody looked at it, or a hidden one
 * whose appeal has not been decided.
 */
const WAITING = `
  SELECT c.id, r.wijkteam_id, 'report' AS waits_for, min(p.reported_at) AS since
    FROM comment_report p JOIN comment c ON c.id = p.comment_id JOIN initiative i ON i.id = c.initiative_id JOIN round r ON r.id = i.round_id
   WHERE c.state = 'shown' AND ($1::uuid[] IS NULL OR r.wijkteam_id = ANY ($1::uuid[]))
     AND p.reported_at > coalesce((SELECT max(taken_at) FROM comment_moderation m WHERE m.comment_id = c.id), '-infinity')
   GROUP BY c.id, r.wijkteam_id
  UNION ALL
  SELECT c.id, r.wijkteam_id, 'appeal', a.taken_at
    FROM comment_moderation a JOIN comment c ON c.id = a.comment_id JOIN initiative i ON i.id = c.initiative_id JOIN round r ON r.id = i.round_id
   WHERE a.kind = 'appealed' AND c.state = 'hidden' AND ($1::uuid[] IS NULL OR r.wijkteam_id = ANY ($1::uuid[]))
     AND NOT EXISTS (SELECT FROM comment_moderation later WHERE later.comment_id = c.id AND later.number > a.number)`;

/** What is reported, hidden, appealed and decided about comments. */
export class ModerationStore {
  constructor(private readonly manager: EntityManager) {}

  /** Lets one person report one comment at a time, until the transaction ends. */
  async lockReporter(personId: string): Promise<void> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, $2))', [
      personId,
      REPORTER_LOCK,
    ]);
  }

  /** When somebody reported comments after a moment, oldest first. */
  async reportedSince(personId: string, since: Date): Promise<Date[]> {
    const rows: { at: Date }[] = await this.manager.query(
      'SELECT reported_at AS at FROM comment_report WHERE reported_by = $1 AND reported_at > $2 ORDER BY 1',
      [personId, since],
    );
    return rows.map(({ at }) => at);
  }

  /** @throws {ReportedAlreadyError} when the same person reported the comment before */
  async report(report: CommentReport): Promise<void> {
    await translating({ comment_report_pkey: () => new ReportedAlreadyError() }, () =>
      this.manager.insert(CommentReportRow, report),
    );
  }

  /** What was done about each of these comments, first to last. */
  async stepsOf(commentIds: readonly string[]): Promise<Map<string, ModerationStep[]>> {
    const rows: (ModerationStep & { id: string })[] = await this.manager.query(
      `SELECT comment_id AS id, kind, reason, taken_by AS "takenBy", taken_at AS "takenAt"
         FROM comment_moderation WHERE comment_id = ANY ($1::uuid[]) ORDER BY comment_id, number`,
      [[...commentIds]],
    );
    const byComment = grouped(rows, ({ id }) => id);
    return new Map(
      [...byComment].map(([id, steps]) => [
        id,
        steps.map(({ kind, reason, takenBy, takenAt }) => ({ kind, reason, takenBy, takenAt })),
      ]),
    );
  }

  /** The reports about each of these comments, oldest first. Who reported is not told. */
  async reportsOf(
    commentIds: readonly string[],
  ): Promise<Map<string, { readonly reason: string; readonly reportedAt: Date }[]>> {
    const rows: { id: string; reason: string; reportedAt: Date }[] = await this.manager.query(
      `SELECT comment_id AS id, reason, reported_at AS "reportedAt"
         FROM comment_report WHERE comment_id = ANY ($1::uuid[]) ORDER BY comment_id, reported_at`,
      [[...commentIds]],
    );
    const byComment = grouped(rows, ({ id }) => id);
    return new Map(
      [...byComment].map(([id, reports]) => [
        id,
        reports.map(({ reason, reportedAt }) => ({ reason, reportedAt })),
      ]),
    );
  }

  /** @throws {ModeratorInvolvedError} when the database finds that this person has a hand in it */
  async add(commentId: string, number: number, step: ModerationStep): Promise<void> {
    await translating({ comment_moderation_apart: () => new ModeratorInvolvedError() }, () =>
      this.manager.insert(CommentModerationRow, { commentId, number, ...step }),
    );
  }

  /** The comments of these wijkteams (null: of all) that wait for a moderator, the longest waiting first. */
  async waiting(
    wijkteamIds: readonly string[] | null,
    { page, perPage }: PageRequest,
  ): Promise<Page<WaitingComment>> {
    const [total]: [{ count: number }] = await this.manager.query(
      `SELECT count(*)::int AS count FROM (${WAITING}) AS w`,
      [wijkteamIds],
    );
    const items: WaitingComment[] = await this.manager.query(
      `SELECT id AS "commentId", wijkteam_id AS "wijkteamId", waits_for AS "waitsFor", since AS "waitingSince"
         FROM (${WAITING}) AS w ORDER BY since, id LIMIT $2 OFFSET $3`,
      [wijkteamIds, perPage, (page - 1) * perPage],
    );
    return { items, totalCount: total.count };
  }
}
