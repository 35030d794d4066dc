import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  PageQuery,
  Permission,
  sendPage,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { CommentQuery } from './comment.query.js';
import { DecideAppealRequest, ModerationReasonRequest } from './comment.request.js';
import { ModerateComment } from './moderate-comment.use-case.js';
import { ModeratedCommentResponse, WaitingCommentResponse } from './moderation.response.js';

@ApiTags('comments')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class ModerationController {
  constructor(
    private readonly query: CommentQuery,
    private readonly moderateComment: ModerateComment,
  ) {}

  /** The comments that wait for a moderator: reported, or hidden and appealed. */
  @Get('waiting-comments')
  @Permission('moderate-comments')
  @ApiPage(WaitingCommentResponse, 'A page of comments, the longest waiting first.')
  @ApiProblems(400, 401, 403, 404)
  async waiting(
    @ByActor() context: ActorContext,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WaitingCommentResponse[]> {
    const found = await this.query.waiting(context, page);
    return sendPage(reply, page, found, (each) => WaitingCommentResponse.of(each));
  }

  /** Hides a comment, with the reason that its writer is told. Not one's own, nor about one's own initiative. */
  @Post('initiative-comments/:initiativeCommentId/hidings')
  @Permission('moderate-comments')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  hide(
    @AsCommand() context: CommandContext,
    @Param('initiativeCommentId', UuidPipe) commentId: string,
    @Body() { reason }: ModerationReasonRequest,
  ): Promise<ModeratedCommentResponse> {
    return this.moderateComment.execute(context, commentId, { kind: 'hidden', reason });
  }

  /** Keeps a comment that was reported. */
  @Post('initiative-comments/:initiativeCommentId/keepings')
  @Permission('moderate-comments')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  keep(
    @AsCommand() context: CommandContext,
    @Param('initiativeCommentId', UuidPipe) commentId: string,
    @Body() { reason }: ModerationReasonRequest,
  ): Promise<ModeratedCommentResponse> {
    return this.moderateComment.execute(context, commentId, { kind: 'kept', reason });
  }

  /** Appeals, once, against the hiding of what you wrote. Somebody else than who hid it decides. */
  @Post('initiative-comments/:initiativeCommentId/appeals')
  @Permission('comment-on-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  appeal(
    @AsCommand() context: CommandContext,
    @Param('initiativeCommentId', UuidPipe) commentId: string,
    @Body() { reason }: ModerationReasonRequest,
  ): Promise<ModeratedCommentResponse> {
    return this.moderateComment.execute(context, commentId, { kind: 'appealed', reason });
  }

  /** Decides an appeal: the comment is shown again, or stays hidden. */
  @Post('initiative-comments/:initiativeCommentId/appeal-decisions')
  @Permission('moderate-comments')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  decideAppeal(
    @AsCommand() context: CommandContext,
    @Param('initiativeCommentId', UuidPipe) commentId: string,
    @Body() { outcome, reason }: DecideAppealRequest,
  ): Promise<ModeratedCommentResponse> {
    return this.moderateComment.execute(context, commentId, { kind: `appeal-${outcome}`, reason });
  }
}
