import type { EntityManager } from 'typeorm';
import {
  AlreadyFinishedError,
  AlreadyHiddenError,
  type Attachment,
  type MilestonePlan,
  type MilestoneStep,
  NotFoundError,
  type WantedPhoto,
} from '#domain';
import { translating } from '../constraint-violation.js';
import type { Page, PageRequest } from '../page.js';

/** A milestone with all that happened to it, the first step first. */
export type KeptMilestone = MilestonePlan & {
  readonly id: string;
  readonly initiativeId: string;
  readonly steps: readonly (MilestoneStep & { readonly recordedAt: string })[];
};

/** A report as it is shown: what is hidden has no text and no photos, only the reason. */
export type ProgressPost = {
  readonly id: string;
  readonly initiativeId: string;
  readonly body: string | null;
  readonly photos: readonly Pick<Attachment, 'fileId' | 'description'>[];
  readonly postedAt: Date;
  readonly hiddenReason: string | null;
};

/** The end of the carrying out. */
export type Finish = {
  readonly initiativeId: string;
  readonly finishedOn: string;
  readonly summary: string;
  readonly declaredAt: Date;
};

type By = { readonly by: string; readonly at: Date };

/** Milestones, reports and the end of initiatives that got money. All of it is only added to. */
export class ProgressStore {
  constructor(private readonly manager: EntityManager) {}

  async milestones(initiativeId: string, page: PageRequest): Promise<Page<KeptMilestone>> {
    const totalCount = await this.countMilestones(initiativeId);
    const items: KeptMilestone[] = await this.manager.query(
      `${MILESTONES} WHERE m.initiative_id = $1 ORDER BY m.planned_at, m.id LIMIT $2 OFFSET $3`,
      [initiativeId, page.perPage, (page.page - 1) * page.perPage],
    );
    return { items, totalCount };
  }

  async countMilestones(initiativeId: string): Promise<number> {
    const rows: [{ count: number }] = await this.manager.query(
      'SELECT count(*)::int AS count FROM milestone WHERE initiative_id = $1',
      [initiativeId],
    );
    return rows[0].count;
  }

  /**
   * A milestone of an initiative, held until the transaction ends.
   *
   * @throws {NotFoundError} when the initiative has no such milestone
   */
  async lockMilestone(initiativeId: string, milestoneId: string): Promise<KeptMilestone> {
    // The same lock as the database's own check takes; a row that nobody may change cannot be locked.
    await this.manager.query(
      'SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, 27)) FROM milestone WHERE id = $1',
      [milestoneId],
    );
    const rows: KeptMilestone[] = await this.manager.query(
      `${MILESTONES} WHERE m.initiative_id = $1 AND m.id = $2`,
      [initiativeId, milestoneId],
    );
    if (rows[0] === undefined) throw new NotFoundError('milestone', milestoneId);
    return rows[0];
  }

  async insertMilestone(
    milestone: MilestonePlan & { readonly id: string; readonly initiativeId: string },
    { by, at }: By,
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO milestone (id, initiative_id, title, planned_on, planned_by, planned_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [milestone.id, milestone.initiativeId, milestone.title, milestone.plannedOn, by, at],
    );
  }

  /** Adds the next step of a milestone that is held. */
  async insertStep(
    { id, steps }: KeptMilestone,
    step: MilestoneStep,
    { by, at }: By,
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO milestone_step (milestone_id, number, kind, reached_on, planned_on, reason, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, steps.length + 1, step.kind, step.reachedOn, step.plannedOn, step.reason, by, at],
    );
  }

  /** The reports of an initiative, the last first. */
  async posts(initiativeId: string, page: PageRequest): Promise<Page<ProgressPost>> {
    const counted: [{ count: number }] = await this.manager.query(
      'SELECT count(*)::int AS count FROM progress_post WHERE initiative_id = $1',
      [initiativeId],
    );
    const items: ProgressPost[] = await this.manager.query(
      `${POSTS} WHERE p.initiative_id = $1 ORDER BY p.posted_at DESC, p.id LIMIT $2 OFFSET $3`,
      [initiativeId, page.perPage, (page.page - 1) * page.perPage],
    );
    return { items, totalCount: counted[0].count };
  }

  /** @throws {NotFoundError} when the initiative has no such report */
  async getPost(initiativeId: string, postId: string): Promise<ProgressPost> {
    const rows: ProgressPost[] = await this.manager.query(
      `${POSTS} WHERE p.initiative_id = $1 AND p.id = $2`,
      [initiativeId, postId],
    );
    if (rows[0] === undefined) throw new NotFoundError('progress post', postId);
    return rows[0];
  }

  /** Writes a report with its photos, which the reporter sent. */
  async insertPost(
    post: { readonly id: string; readonly initiativeId: string; readonly body: string },
    photos: readonly WantedPhoto[],
    { by, at }: By,
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO progress_post (id, initiative_id, body, posted_by, posted_at) VALUES ($1, $2, $3, $4, $5)`,
      [post.id, post.initiativeId, post.body, by, at],
    );
    for (const [index, { fileId, description }] of photos.entries()) {
      await this.manager.query(
        'INSERT INTO progress_photo (post_id, file_id, place, description) VALUES ($1, $2, $3, $4)',
        [post.id, fileId, index + 1, description],
      );
    }
  }

  /** @throws {AlreadyHiddenError} when it is hidden */
  async hide(
    hiding: {
      readonly id: string;
      readonly reason: string;
      readonly postId: string | null;
      readonly judgementId: string | null;
    },
    { by, at }: By,
  ): Promise<void> {
    const hidden = (): Error => new AlreadyHiddenError();
    await translating(
      { progress_hiding_post_once: hidden, progress_hiding_judgement_once: hidden },
      () =>
        this.manager.query(
          `INSERT INTO progress_hiding (id, post_id, judgement_id, reason, hidden_by, hidden_at)
           VALUES ($1, $2, $3, $4, $5, $6)`,
          [hiding.id, hiding.postId, hiding.judgementId, hiding.reason, by, at],
        ),
    );
  }

  async findFinish(initiativeId: string): Promise<Finish | null> {
    const rows: Finish[] = await this.manager.query(
      `SELECT initiative_id AS "initiativeId", finished_on::text AS "finishedOn", summary, declared_at AS "declaredAt"
         FROM initiative_finish WHERE initiative_id = $1`,
      [initiativeId],
    );
    return rows[0] ?? null;
  }

  /** @throws {AlreadyFinishedError} when it was declared finished before */
  async insertFinish(finish: Omit<Finish, 'declaredAt'>, { by, at }: By): Promise<void> {
    const finished = (): Error => new AlreadyFinishedError();
    await translating({ initiative_finish_pkey: finished }, () =>
      this.manager.query(
        `INSERT INTO initiative_finish (initiative_id, finished_on, summary, declared_by, declared_at)
         VALUES ($1, $2, $3, $4, $5)`,
        [finish.initiativeId, finish.finishedOn, finish.summary, by, at],
      ),
    );
  }
}

const MILESTONES = `
  SELECT m.id, m.initiative_id AS "initiativeId", m.title, m.planned_on AS "plannedOn",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'reachedOn', s.reached_on, 'plannedOn', s.planned_on,
                   'reason', s.reason, 'recordedAt', to_char(s.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY s.number), '[]')
            FROM milestone_step s WHERE s.milestone_id = m.id) AS steps
    FROM milestone m`;

const POSTS = `
  SELECT p.id, p.initiative_id AS "initiativeId", CASE WHEN h.id IS NULL THEN p.body END AS body,
         CASE WHEN h.id IS NULL THEN (SELECT coalesce(jsonb_agg(jsonb_build_object('fileId', f.file_id, 'description', f.description)
                ORDER BY f.place), '[]') FROM progress_photo f WHERE f.post_id = p.id) ELSE '[]' END AS photos,
         p.posted_at AS "postedAt", h.reason AS "hiddenReason"
    FROM progress_post p LEFT JOIN progress_hiding h ON h.post_id = p.id`;
