import { ApiProperty } from '@nestjs/swagger';
import type { CommentOutcome, PlayComment } from '#domain';

export class CommentAnswerResponse {
  readonly outcome!: CommentOutcome;
  readonly text!: string;
  readonly answeredAt!: Date;
}

/** Who wrote it is not public. */
export class PlayCommentResponse {
  readonly id!: string;
  readonly text!: string;
  readonly writtenAt!: Date;
  @ApiProperty({ type: () => CommentAnswerResponse, nullable: true })
  readonly answer!: CommentAnswerResponse | null;

  static of({ id, text, writtenAt, answer }: PlayComment): PlayCommentResponse {
    return { id, text, writtenAt, answer: answer === null ? null : { ...answer } };
  }
}
