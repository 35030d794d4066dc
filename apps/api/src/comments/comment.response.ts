import { ApiProperty } from '@nestjs/swagger';
import type { AnsweredAs, Comment, CommentKind, CommentState } from '#domain';
import type { SeenComments } from './comment.query.js';

const KINDS = ['comment', 'question', 'answer'] as const;
const STATES = ['shown', 'hidden', 'removed'] as const;
const ANSWERERS = ['initiator', 'contact-person'] as const;
const WRITERS = ['initiator', 'contact-person', 'wijkteam', 'resident'] as const;
type WriterRole = (typeof WRITERS)[number];

/** A comment as it was just written. */
export class WrittenCommentResponse {
  readonly id!: string;
  readonly initiativeId!: string;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly parentId!: string | null;
  @ApiProperty({ type: 'string', enum: KINDS })
  readonly kind!: CommentKind;
  @ApiProperty({ type: 'string', nullable: true })
  readonly text!: string | null;
  @ApiProperty({ type: 'string', enum: ANSWERERS, nullable: true })
  readonly answeredAs!: AnsweredAs | null;
  @ApiProperty({ type: 'string', enum: STATES })
  readonly state!: CommentState;
  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly writtenAt!: Date;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly editedAt!: Date | null;
  /** Send it back as If-Match to edit the comment. */
  readonly version!: number;

  static of(comment: Comment): WrittenCommentResponse {
    const { id, initiativeId, parentId, kind, text, answeredAs } = comment;
    const { state, writtenAt, editedAt, version } = comment;
    return {
      ...{ id, initiativeId, parentId, kind, text, answeredAs },
      ...{ state, writtenAt, editedAt, version },
    };
  }
}

/** An answer below a comment or a question. */
export class AnswerResponse {
  readonly id!: string;
  @ApiProperty({ type: 'string', enum: KINDS })
  readonly kind!: CommentKind;
  /** Null when its writer has removed it, or the moderators have hidden it. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly text!: string | null;
  @ApiProperty({ type: 'string', enum: STATES })
  readonly state!: CommentState;
  /** As whom a question was answered; null for everybody else. */
  @ApiProperty({ type: 'string', enum: ANSWERERS, nullable: true })
  readonly answeredAs!: AnsweredAs | null;
  /** As what its writer is here. */
  @ApiProperty({ type: 'string', enum: WRITERS })
  readonly writerRole!: WriterRole;
  /** Only of somebody whose name stands on the page of the wijkteam. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly writerName!: string | null;
  readonly isYours!: boolean;
  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly writtenAt!: Date;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly editedAt!: Date | null;
  readonly version!: number;
  /** Why it was hidden, for its writer and the moderators. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly hiddenReason!: string | null;

  static seen(comment: Comment, seen: SeenComments): AnswerResponse {
    return answerSeen(comment, seen);
  }
}

/** A comment or a question below an initiative, with its answers, oldest first. */
export class CommentResponse extends AnswerResponse {
  readonly answers!: AnswerResponse[];

  static override seen(comment: Comment, seen: SeenComments): CommentResponse {
    const answers = seen.answers.get(comment.id) ?? [];
    return {
      ...answerSeen(comment, seen),
      answers: answers.map((each) => answerSeen(each, seen)),
    };
  }
}

type ShownAnswer = { [Field in keyof AnswerResponse]: AnswerResponse[Field] };

/** What is hidden can still be read by its writer and the moderators, with the reason. */
function answerSeen(comment: Comment, seen: SeenComments): ShownAnswer {
  const { id, kind, state, answeredAs, writtenBy, writtenAt, editedAt, version } = comment;
  const { personId, isModerator } = seen.viewer;
  const isYours = personId === writtenBy;
  const mayRead = state === 'shown' || isYours || isModerator;
  return {
    ...{ id, kind, state, answeredAs, isYours, writtenAt, editedAt, version },
    text: mayRead ? comment.text : null,
    writerRole: roleOf(writtenBy, seen),
    writerName: nameOf(comment, seen),
    hiddenReason: state === 'hidden' ? reasonOf(comment, seen) : null,
  };
}

function nameOf({ state, writtenBy }: Comment, { writers }: SeenComments): string | null {
  return state === 'removed' ? null : (writers.get(writtenBy)?.name ?? null);
}

/** The steps were read only for those who may know them. */
function reasonOf({ id }: Comment, { steps }: SeenComments): string | null {
  return steps.get(id)?.findLast(({ kind }) => kind === 'hidden')?.reason ?? null;
}

function roleOf(writtenBy: string, { viewer, writers }: SeenComments): WriterRole {
  if (viewer.initiatorIds.includes(writtenBy)) return 'initiator';
  const writer = writers.get(writtenBy);
  if (writer?.isContactPerson === true) return 'contact-person';
  return writer?.isOfWijkteam === true ? 'wijkteam' : 'resident';
}
