import type { EntityManager } from 'typeorm';
import { type CommentOutcome, NotFoundError, type PlayComment } from '#domain';
import { type Page, type PageRequest, pageOf } from '../page.js';
import { PlayCommentRow } from './play-comment.row.js';

/** An answer as it is written. */
export type CommentAnswer = {
  readonly outcome: CommentOutcome;
  readonly text: string;
  readonly answeredAt: Date;
  /** `person:<id>` or `machine:<id>`. */
  readonly answeredBy: string;
};

/** What residents say about documents of rules. A comment stays as it was written, and gets one answer. */
export class PlayCommentStore {
  constructor(private readonly manager: EntityManager) {}

  async insert(comment: PlayComment): Promise<void> {
    const { id, documentId, writtenBy, text, writtenAt } = comment;
    await this.manager.insert(PlayCommentRow, { id, documentId, writtenBy, text, writtenAt });
  }

  /**
   * The comment, held until the transaction ends. Hold its document before it.
   *
   * @throws {NotFoundError} when the document has no such comment
   */
  async lock(documentId: string, commentId: string): Promise<PlayComment> {
    const row = await this.manager.findOne(PlayCommentRow, {
      where: { documentId, id: commentId },
      lock: { mode: 'for_no_key_update' },
    });
    if (row === null) throw new NotFoundError('comment', commentId);
    return commentOf(row);
  }

  /** The comments on a document, oldest first. */
  async list(documentId: string, page: PageRequest): Promise<Page<PlayComment>> {
    const [rows, totalCount] = await this.manager.findAndCount(PlayCommentRow, {
      where: { documentId },
      order: { writtenAt: 'ASC', id: 'ASC' },
      ...pageOf(page),
    });
    return { items: rows.map(commentOf), totalCount };
  }

  /** How many comments on a document wait for an answer. */
  async countOpen(documentId: string): Promise<number> {
    const rows: [{ count: number }] = await this.manager.query(
      'SELECT count(*)::int AS count FROM play_comment WHERE document_id = $1 AND answered_at IS NULL',
      [documentId],
    );
    return rows[0].count;
  }

  async answer(commentId: string, { text, ...answer }: CommentAnswer): Promise<void> {
    await this.manager.update(PlayCommentRow, { id: commentId }, { ...answer, answer: text });
  }
}

function commentOf(row: PlayCommentRow): PlayComment {
  const { outcome, answer, answeredAt } = row;
  return {
    id: row.id,
    documentId: row.documentId,
    writtenBy: row.writtenBy,
    text: row.text,
    writtenAt: row.writtenAt,
    answer:
      outcome === null || answer === null || answeredAt === null
        ? null
        : { outcome, text: answer, answeredAt },
  };
}
