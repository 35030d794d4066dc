import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import {
  COMMENT_TEXT_LENGTH_MAX,
  MODERATION_REASON_LENGTH_MAX,
  REPORT_REASON_LENGTH_MAX,
} from '#domain';
import type { CommentOrder } from '#persistence';
import { PageQuery } from '#platform';

const ORDERS = ['oldest-first', 'newest-first'] as const;
const KINDS = ['comment', 'question'] as const;
const OUTCOMES = ['granted', 'refused'] as const;

/** Which comments to list. */
export class CommentsPageQuery extends PageQuery {
  /** Answers come oldest first in either order. */
  @ApiPropertyOptional({ enum: ORDERS, default: 'oldest-first' })
  @IsIn(ORDERS)
  readonly order: CommentOrder = 'oldest-first';
}

/** The text of an answer, or another text for what you wrote. */
export class CommentTextRequest {
  /** Plain text; whoever shows it escapes it. */
  @IsString()
  @MaxLength(COMMENT_TEXT_LENGTH_MAX)
  readonly text!: string;
}

/** Something to say or ask about an initiative. */
export class WriteCommentRequest extends CommentTextRequest {
  /** A question is answered by the initiators or a contact person; their answer is marked. */
  @ApiPropertyOptional({ enum: KINDS, default: 'comment' })
  @IsIn(KINDS)
  readonly kind: 'comment' | 'question' = 'comment';
}

/** Why a comment is out of order. */
export class ReportCommentRequest {
  @IsString()
  @MaxLength(REPORT_REASON_LENGTH_MAX)
  readonly reason!: string;
}

/** Why something is done about a comment; its writer reads it. */
export class ModerationReasonRequest {
  /** At least 10 characters. */
  @IsString()
  @MaxLength(MODERATION_REASON_LENGTH_MAX)
  readonly reason!: string;
}

/** How an appeal ends. */
export class DecideAppealRequest extends ModerationReasonRequest {
  @ApiProperty({ type: 'string', enum: OUTCOMES })
  @IsIn(OUTCOMES)
  readonly outcome!: 'granted' | 'refused';
}
