import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsString, Matches, MaxLength } from 'class-validator';
import { COMMENT_LENGTH_MAX, COMMENT_OUTCOMES, type CommentOutcome } from '#domain';

export class OpenConsultationRequest {
  /** The moment from which no comments are taken; 7 to 366 days from now. */
  @ApiProperty({ type: 'string', format: 'date-time' })
  @IsISO8601({ strict: true })
  @Matches(/^2\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/, {
    message: '$property must be a date and a time with Z or an offset',
  })
  readonly closesAt!: string;
}

export class CommentRequest {
  /** What you think of the rules, for everybody to read; your name is not shown. */
  @IsString()
  @MaxLength(COMMENT_LENGTH_MAX)
  readonly text!: string;
}

export class AnswerCommentRequest {
  /** What was done with the comment: adopted, adopted-partly or not-adopted. */
  @IsIn(COMMENT_OUTCOMES)
  readonly outcome!: CommentOutcome;

  /** Why, for everybody to read. */
  @IsString()
  @MaxLength(COMMENT_LENGTH_MAX)
  readonly text!: string;
}
