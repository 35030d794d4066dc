import { DomainError, type Fault, NotFoundError } from '../domain-error.js';
import type { Initiative } from '../initiatives/initiative.js';
import { type Actor, authorise, ForbiddenError } from '../people/authorise.js';
import { textFaults } from '../people/plain-text.js';
import type { Round } from '../rounds/round.js';
import { DAY_MS, HOUR_MS, secondsUntilRoom } from './rate-limit.js';

export type CommentKind = 'comment' | 'question' | 'answer';
/** As whom somebody answers a question, shown beside the answer. */
export type AnsweredAs = 'initiator' | 'contact-person';
export type CommentState = 'shown' | 'hidden' | 'removed';

/** Something that was said or asked about an initiative. */
export type Comment = {
  readonly id: string;
  readonly initiativeId: string;
  /** What it answers; null for what stands by itself. */
  readonly parentId: string | null;
  readonly kind: CommentKind;
  /** Null once its writer has removed it. */
  readonly text: string | null;
  readonly answeredAs: AnsweredAs | null;
  readonly state: CommentState;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  readonly editedAt: Date | null;
  readonly version: number;
};

/** Where a comment stands: the initiative, who it is of, and the round with its wijkteam. */
export type CommentedCase = {
  readonly initiative: Pick<Initiative, 'id' | 'state' | 'submittedAt'>;
  readonly round: Pick<Round, 'wijkteamId'>;
  readonly initiatorIds: readonly string[];
};

export const COMMENT_TEXT_LENGTH_MAX = 2_000;
export const COMMENT_EDIT_MINUTES = 15;
export const COMMENTS_PER_HOUR_MAX = 10;
export const COMMENTS_PER_DAY_MAX = 30;
export const ANSWERS_MAX = 50;

export class CommentsClosedError extends DomainError {
  readonly code = 'comments-closed';
  readonly kind = 'conflict';

  constructor() {
    super(
      'Nothing can be said about this initiative any more: it was withdrawn or goes on in another.',
    );
  }
}

export class CommentNotAnswerableError extends DomainError {
  readonly code = 'comment-not-answerable';
  readonly kind = 'conflict';

  constructor() {
    super(
      `An answer goes below a comment that is shown, not below another answer, with at most ${ANSWERS_MAX} to each.`,
    );
  }
}

export class TooManyCommentsError extends DomainError {
  readonly code = 'too-many-comments';
  readonly kind = 'too-many-requests';

  constructor(retryAfterSeconds: number) {
    super(
      `A person writes at most ${COMMENTS_PER_HOUR_MAX} comments in an hour and ${COMMENTS_PER_DAY_MAX} in a day.`,
      { retryAfterSeconds },
    );
  }
}

export class NotOwnCommentError extends DomainError {
  readonly code = 'not-own-comment';
  readonly kind = 'forbidden';

  constructor() {
    super('Only who wrote a comment can do this with it.');
  }
}

export class CommentSettledError extends DomainError {
  readonly code = 'comment-settled';
  readonly kind = 'conflict';

  constructor() {
    super(
      `A comment can be changed for ${COMMENT_EDIT_MINUTES} minutes, while it is shown. Removing it is possible later.`,
    );
  }
}

/** Every fault in the text of a comment: 1 to 2,000 characters of plain text, links included as text. */
export function commentFaults(text: string): Fault[] {
  if (text === '') return [{ name: 'text', code: 'text-empty', reason: 'This cannot be empty.' }];
  return textFaults('text', text, COMMENT_TEXT_LENGTH_MAX);
}

/**
 * Who writes below an initiative: a resident of its wijk, somebody of its wijkteam, or a contact person;
 * while the initiative is public and goes its own way. A machine says nothing.
 *
 * @returns the id of the writer
 * @throws {NotFoundError} when the initiative is not public
 * @throws {ForbiddenError} when the actor is none of those
 * @throws {CommentsClosedError} when the initiative was withdrawn, merged or split
 */
export function commenterOn(actor: Actor, { initiative, round }: CommentedCase): string {
  if (initiative.submittedAt === null) throw new NotFoundError('initiative', initiative.id);
  authorise(actor, 'comment-on-initiative', round);
  if (actor.kind !== 'person') throw new ForbiddenError('comment-on-initiative');
  if (['withdrawn', 'merged', 'split'].includes(initiative.state)) throw new CommentsClosedError();
  return actor.id;
}

/**
 * Refuses an answer below an answer, below what is hidden or removed, and the fifty-first.
 *
 * @throws {CommentNotAnswerableError}
 */
export function refuseCommentAnswer(
  parent: Pick<Comment, 'parentId' | 'state'>,
  answerCount: number,
): void {
  if (parent.parentId !== null || parent.state !== 'shown' || answerCount >= ANSWERS_MAX) {
    throw new CommentNotAnswerableError();
  }
}

/** As whom somebody answers a question; null for an answer to a comment, and for everybody else. */
export function answeredAs(
  actor: Actor,
  parent: Pick<Comment, 'kind'>,
  { initiatorIds }: CommentedCase,
): AnsweredAs | null {
  if (parent.kind !== 'question' || actor.kind !== 'person') return null;
  if (initiatorIds.includes(actor.id)) return 'initiator';
  const isContact = actor.memberships.some(({ role }) => role === 'contact-person');
  return isContact ? 'contact-person' : null;
}

/**
 * Refuses the eleventh comment within an hour and the thirty-first within a day (24 hours), whatever
 * they are about. `writtenAt` holds the moments of the person's comments of the last day, in any order.
 *
 * @throws {TooManyCommentsError} with the whole seconds until there is room again, rounded up
 */
export function refuseTooManyComments(writtenAt: readonly Date[], now: Date): void {
  const seconds = [
    secondsUntilRoom(writtenAt, now, { windowMs: HOUR_MS, max: COMMENTS_PER_HOUR_MAX }),
    secondsUntilRoom(writtenAt, now, { windowMs: DAY_MS, max: COMMENTS_PER_DAY_MAX }),
  ];
  const longest = seconds.reduce((most, one) => (one > most ? one : most), 0);
  if (longest > 0) throw new TooManyCommentsError(longest);
}

/**
 * Refuses whoever may not change a comment's text: its writer may, until a quarter of an hour after
 * writing (inclusive), while it is shown.
 *
 * @throws {NotOwnCommentError}
 * @throws {CommentSettledError}
 */
export function refuseCommentEdit(
  actor: Actor,
  { writtenBy, writtenAt, state }: Pick<Comment, 'writtenBy' | 'writtenAt' | 'state'>,
  now: Date,
): void {
  if (actor.id !== writtenBy) throw new NotOwnCommentError();
  const isInTime = now.getTime() - writtenAt.getTime() <= COMMENT_EDIT_MINUTES * 60_000;
  if (state !== 'shown' || !isInTime) throw new CommentSettledError();
}

/**
 * Refuses whoever may not remove a comment: its writer may, at any time, once.
 *
 * @throws {NotOwnCommentError}
 * @throws {NotFoundError} when it was removed before
 */
export function refuseCommentRemoval(
  actor: Actor,
  { id, writtenBy, state }: Pick<Comment, 'id' | 'writtenBy' | 'state'>,
): void {
  if (actor.id !== writtenBy) throw new NotOwnCommentError();
  if (state === 'removed') throw new NotFoundError('comment', id);
}
