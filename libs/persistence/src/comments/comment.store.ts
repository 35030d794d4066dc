import { type EntityManager, In } from 'typeorm';
import {
  type Comment,
  CommentNotAnswerableError,
  type CommentState,
  CommentsClosedError,
  NotFoundError,
  VersionMismatchError,
} from '#domain';
import { translating } from '../constraint-violation.js';
import { grouped } from '../grouped.js';
import type { Page, PageRequest } from '../page.js';
import { CommentEditRow, CommentRow } from './comment.row.js';

/** As what somebody writes; a name only where it stands on the page of the wijkteam with consent. */
export type CommentWriter = {
  readonly isContactPerson: boolean;
  readonly isOfWijkteam: boolean;
  readonly name: string | null;
};

export type CommentOrder = 'oldest-first' | 'newest-first';

/** The triggers know this number too. */
const WRITER_LOCK = 91;

const REFUSALS = {
  comment_on_public: () => new CommentsClosedError(),
  comment_one_level_deep: () => new CommentNotAnswerableError(),
  comment_answers_max: () => new CommentNotAnswerableError(),
} as const;

/** What people say and ask about initiatives. */
export class CommentStore {
  constructor(private readonly manager: EntityManager) {}

  /** Lets one person write one comment at a time, until the transaction ends. */
  async lockWriter(personId: string): Promise<void> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, $2))', [
      personId,
      WRITER_LOCK,
    ]);
  }

  /** When somebody wrote comments after a moment, in no order. */
  async writtenSince(personId: string, since: Date): Promise<Date[]> {
    const rows: { at: Date }[] = await this.manager.query(
      'SELECT written_at AS at FROM comment WHERE written_by = $1 AND written_at > $2',
      [personId, since],
    );
    return rows.map(({ at }) => at);
  }

  /** @throws {CommentsClosedError} @throws {CommentNotAnswerableError} when the database sees it so */
  async insert(comment: Comment): Promise<void> {
    await translating(REFUSALS, () => this.manager.insert(CommentRow, comment));
  }

  /** @throws {NotFoundError} when there is no such comment here */
  async get(commentId: string): Promise<Comment> {
    const row = await this.manager.findOneBy(CommentRow, { id: commentId });
    if (row === null) throw new NotFoundError('comment', commentId);
    return commentOf(row);
  }

  /**
   * The comment, held until the transaction ends.
   *
   * @throws {NotFoundError} when there is no such comment here
   */
  async lock(commentId: string): Promise<Comment> {
    await this.manager.query('SELECT FROM comment WHERE id = $1 FOR NO KEY UPDATE', [commentId]);
    return this.get(commentId);
  }

  /** The comments with these ids, by id. */
  async getAll(commentIds: readonly string[]): Promise<Map<string, Comment>> {
    const rows = await this.manager.findBy(CommentRow, { id: In([...commentIds]) });
    return new Map(rows.map((row) => [row.id, commentOf(row)]));
  }

  /** As what these people write in a wijk on a day, and the names that may be shown. */
  async writersOf(
    personIds: readonly string[],
    wijkteamId: string,
    todayOn: string,
  ): Promise<Map<string, CommentWriter>> {
    const rows: (CommentWriter & { id: string })[] = await this.manager.query(
      `SELECT m.person_id AS id, bool_or(m.role = 'contact-person') AS "isContactPerson",
              bool_or(m.wijkteam_id = $2 AND m.role <> 'resident') AS "isOfWijkteam",
              max(p.name) FILTER (WHERE m.is_name_public) AS name
         FROM membership m JOIN person p ON p.id = m.person_id
        WHERE m.person_id = ANY ($1::uuid[]) AND (m.wijkteam_id = $2 OR m.role = 'contact-person')
          AND $3::date BETWEEN m.valid_from_on AND coalesce(m.valid_until_on, 'infinity') GROUP BY m.person_id`,
      [[...personIds], wijkteamId, todayOn],
    );
    return new Map(rows.map(({ id, ...writer }) => [id, writer]));
  }

  /** The comments and questions of an initiative, without their answers. */
  async list(
    initiativeId: string,
    { page, perPage }: PageRequest,
    order: CommentOrder,
  ): Promise<Page<Comment>> {
    const direction = order === 'oldest-first' ? 'ASC' : 'DESC';
    const [rows, totalCount] = await this.manager
      .createQueryBuilder(CommentRow, 'c')
      .where('c.initiativeId = :initiativeId AND c.parentId IS NULL', { initiativeId })
      .orderBy('c.writtenAt', direction)
      .addOrderBy('c.id', direction)
      .skip((page - 1) * perPage)
      .take(perPage)
      .getManyAndCount();
    return { items: rows.map(commentOf), totalCount };
  }

  /** The answers to these comments, oldest first. */
  async answersTo(parentIds: readonly string[]): Promise<Map<string, Comment[]>> {
    if (parentIds.length === 0) return new Map();
    const rows = await this.manager
      .createQueryBuilder(CommentRow, 'c')
      .where('c.parentId = ANY(:parentIds)', { parentIds: [...parentIds] })
      .orderBy('c.writtenAt', 'ASC')
      .addOrderBy('c.id', 'ASC')
      .getMany();
    return grouped(rows.map(commentOf), ({ parentId }) => parentId ?? '');
  }

  /** How many answers a comment has, those that were hidden or removed included. */
  countAnswers(parentId: string): Promise<number> {
    return this.manager.countBy(CommentRow, { parentId });
  }

  /**
   * Writes another text, and keeps the one before it.
   *
   * @returns the new version
   * @throws {VersionMismatchError} when the comment is not the version that was read
   */
  async edit(before: Comment, text: string, editedAt: Date): Promise<number> {
    await this.manager.query(
      `INSERT INTO comment_edit (comment_id, number, earlier_text, edited_at)
       SELECT $1, 1 + coalesce(max(number), 0), $2, $3 FROM comment_edit WHERE comment_id = $1`,
      [before.id, before.text, editedAt],
    );
    return this.change(before, { text, editedAt });
  }

  /** The texts that a comment had before, oldest first; for those who moderate. */
  async earlierTexts(commentIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows: { id: string; text: string }[] = await this.manager.query(
      `SELECT comment_id AS id, earlier_text AS text FROM comment_edit
        WHERE comment_id = ANY ($1::uuid[]) ORDER BY comment_id, number`,
      [[...commentIds]],
    );
    const byComment = grouped(rows, ({ id }) => id);
    return new Map([...byComment].map(([id, texts]) => [id, texts.map(({ text }) => text)]));
  }

  /** Takes a comment away for its writer: its text, and what it said before, are gone for good. */
  async remove(before: Comment, removedAt: Date): Promise<void> {
    await this.change(before, { text: null, state: 'removed', removedAt });
    await this.manager.delete(CommentEditRow, { commentId: before.id });
  }

  /** Shows or hides a comment, as the moderation decided. */
  async setState(before: Comment, state: Exclude<CommentState, 'removed'>): Promise<void> {
    if (before.state !== state) await this.change(before, { state });
  }

  private async change(
    { id, version }: Comment,
    change: Partial<Pick<CommentRow, 'text' | 'state' | 'editedAt' | 'removedAt'>>,
  ): Promise<number> {
    const next = version + 1;
    const { affected } = await this.manager.update(
      CommentRow,
      { id, version },
      { ...change, version: next },
    );
    if (affected !== 1) throw new VersionMismatchError();
    return next;
  }
}

function commentOf(row: CommentRow): Comment {
  const { id, initiativeId, parentId, kind, text, answeredAs } = row;
  const { state, writtenBy, writtenAt, editedAt, version } = row;
  return {
    ...{ id, initiativeId, parentId, kind, text, answeredAs },
    ...{ state, writtenBy, writtenAt, editedAt, version },
  };
}
