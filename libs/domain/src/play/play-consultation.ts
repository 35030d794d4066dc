import { DomainError, type Fault, refuseFaults } from '../domain-error.js';
import { type Actor, authorise, ForbiddenError } from '../people/authorise.js';
import { textFaults } from '../people/plain-text.js';
import { type PlayRules, PlayRulesFrozenError } from './play-document.js';

/** What the wijkteam did with a comment. */
export const COMMENT_OUTCOMES = ['adopted', 'adopted-partly', 'not-adopted'] as const;
export type CommentOutcome = (typeof COMMENT_OUTCOMES)[number];

/** What a resident said about a document, and what was done with it. */
export type PlayComment = {
  readonly id: string;
  readonly documentId: string;
  /** Who wrote it. Not public. */
  readonly writtenBy: string;
  readonly text: string;
  readonly writtenAt: Date;
  readonly answer: {
    readonly outcome: CommentOutcome;
    readonly text: string;
    readonly answeredAt: Date;
  } | null;
};

export const COMMENT_LENGTH_MAX = 2_000;
/** People need some days to read, and to talk with one another. */
export const CONSULTATION_DAYS_MIN = 7;
export const CONSULTATION_DAYS_MAX = 366;
const DAY_MS = 86_400_000;

export class ConsultationClosedError extends DomainError {
  readonly code = 'consultation-closed';
  readonly kind = 'conflict';

  constructor(documentId: string) {
    super('These rules of play take no comments now.', { documentId });
  }
}

export class CommentAnsweredError extends DomainError {
  readonly code = 'comment-answered';
  readonly kind = 'conflict';

  constructor(commentId: string) {
    super('This comment has its answer, which stays.', { commentId });
  }
}

/**
 * What is wrong with the end of a consultation: it lasts 7 to 366 days, and there are rules to read.
 *
 * @throws {PlayRulesFrozenError} when the document is no draft
 */
export function consultationFaults(document: PlayRules, closesAt: Date, now: Date): Fault[] {
  if (document.state !== 'draft') throw new PlayRulesFrozenError(document.id, document.state);
  const days = (closesAt.getTime() - now.getTime()) / DAY_MS;
  return [
    ...(days >= CONSULTATION_DAYS_MIN && days <= CONSULTATION_DAYS_MAX
      ? []
      : [
          {
            name: 'closesAt',
            code: 'consultation-length',
            reason: `A consultation lasts ${CONSULTATION_DAYS_MIN} to ${CONSULTATION_DAYS_MAX} days.`,
          },
        ]),
    ...(document.rules.length === 0
      ? [{ name: 'rules', code: 'rules-missing', reason: 'There is no rule to read.' }]
      : []),
  ];
}

/**
 * Decides who comments: a person of the wijkteam's wijk, while the consultation is open. `closesAt` is
 * exclusive.
 *
 * @returns the id of the writer
 * @throws {ForbiddenError} when the actor is no resident there; a machine has no opinion
 * @throws {ConsultationClosedError} before and after the consultation
 * @throws {InvalidInputError} when the text is empty, too long, or not readable
 */
export function commentWriter(actor: Actor, document: PlayRules, text: string, now: Date): string {
  authorise(actor, 'comment-on-rules', document);
  if (actor.kind !== 'person') throw new ForbiddenError('comment-on-rules');
  const { consultation, state, id } = document;
  if (state !== 'consultation' || consultation === null || now >= consultation.closesAt) {
    throw new ConsultationClosedError(id);
  }
  refuseFaults(commentFaults(text));
  return actor.id;
}

/**
 * Refuses an answer that cannot be given: a comment gets one, with what was done, before the adoption.
 *
 * @throws {PlayRulesFrozenError} when the document is past its consultation
 * @throws {CommentAnsweredError} when it has an answer
 * @throws {InvalidInputError} when the text is empty, too long, or not readable
 */
export function refuseAnswer(
  document: Pick<PlayRules, 'id' | 'state'>,
  comment: Pick<PlayComment, 'id' | 'answer'>,
  text: string,
): void {
  if (document.state !== 'consultation') {
    throw new PlayRulesFrozenError(document.id, document.state);
  }
  if (comment.answer !== null) throw new CommentAnsweredError(comment.id);
  refuseFaults(commentFaults(text));
}

function commentFaults(text: string): Fault[] {
  return text === ''
    ? [{ name: 'text', code: 'text-empty', reason: 'This cannot be empty.' }]
    : textFaults('text', text, COMMENT_LENGTH_MAX);
}
