import { ApiProperty } from '@nestjs/swagger';
import {
  type Comment,
  type CommentKind,
  type CommentState,
  MODERATION_KINDS,
  type ModerationKind,
  type ModerationStep,
} from '#domain';
import type { WaitingCase } from './comment.query.js';

const KINDS = ['comment', 'question', 'answer'] as const;
const STATES = ['shown', 'hidden', 'removed'] as const;

/** Something that was done about a comment. */
export class ModerationStepResponse {
  @ApiProperty({ type: 'string', enum: MODERATION_KINDS })
  readonly kind!: ModerationKind;
  readonly reason!: string;
  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly takenAt!: Date;
}

/** A comment after a step in its moderation. */
export class ModeratedCommentResponse {
  readonly id!: string;
  @ApiProperty({ type: 'string', enum: STATES })
  readonly state!: CommentState;
  readonly steps!: ModerationStepResponse[];

  static of(
    { id, state }: Pick<Comment, 'id' | 'state'>,
    steps: readonly ModerationStep[],
  ): ModeratedCommentResponse {
    return { id, state, steps: steps.map(shown) };
  }
}

/** That a comment was reported. */
export class CommentReportResponse {
  readonly commentId!: string;
  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly reportedAt!: Date;
}

/** Why a comment was reported. Who did it is not told. */
export class ReportReasonResponse {
  readonly reason!: string;
  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly reportedAt!: Date;
}

/** A comment that waits for a moderator, with all that there is to judge it by. */
export class WaitingCommentResponse {
  readonly id!: string;
  readonly initiativeId!: string;
  readonly wijkteamId!: string;
  @ApiProperty({ type: 'string', enum: ['report', 'appeal'] })
  readonly waitsFor!: 'report' | 'appeal';
  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly waitingSinceAt!: Date;
  @ApiProperty({ type: 'string', enum: KINDS })
  readonly kind!: CommentKind;
  @ApiProperty({ type: 'string', nullable: true })
  readonly text!: string | null;
  /** What it said before it was edited, oldest first. */
  readonly earlierTexts!: string[];
  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly writtenAt!: Date;
  readonly reports!: ReportReasonResponse[];
  readonly steps!: ModerationStepResponse[];

  static of({ comment, ...waiting }: WaitingCase): WaitingCommentResponse {
    const { id, initiativeId, kind, text, writtenAt } = comment;
    return {
      ...{ id, initiativeId, kind, text, writtenAt },
      wijkteamId: waiting.wijkteamId,
      waitsFor: waiting.waitsFor,
      waitingSinceAt: waiting.waitingSince,
      earlierTexts: [...waiting.earlierTexts],
      reports: [...waiting.reports],
      steps: waiting.steps.map(shown),
    };
  }
}

function shown({ kind, reason, takenAt }: ModerationStep): ModerationStepResponse {
  return { kind, reason, takenAt };
}
