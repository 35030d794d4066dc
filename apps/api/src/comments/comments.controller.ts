import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  InTenant,
  Permission,
  Public,
  sendPage,
  setVersion,
  type TenantContext,
  UuidPipe,
  versionOf,
} from '#platform';
import {
  ApiCommand,
  ApiIfMatch,
  ApiInTenant,
  ApiPage,
  ApiProblems,
} from '../openapi/api-decorators.js';
import { ChangeComment } from './change-comment.use-case.js';
import { CommentQuery } from './comment.query.js';
import {
  CommentsPageQuery,
  CommentTextRequest,
  ReportCommentRequest,
  WriteCommentRequest,
} from './comment.request.js';
import { CommentResponse, WrittenCommentResponse } from './comment.response.js';
import { CommentReportResponse } from './moderation.response.js';
import { ReportComment } from './report-comment.use-case.js';
import { WriteComment } from './write-comment.use-case.js';

@ApiTags('comments')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class CommentsController {
  constructor(
    private readonly query: CommentQuery,
    private readonly writeComment: WriteComment,
    private readonly changeComment: ChangeComment,
    private readonly reportComment: ReportComment,
  ) {}

  /** What was said and asked about an initiative, with the answers. */
  @Get('initiatives/:initiativeId/comments')
  @Public('What is said about a public initiative is public.')
  @ApiPage(
    CommentResponse,
    'A page of comments and questions, oldest first unless asked otherwise.',
  )
  @ApiProblems(400, 401, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Query() query: CommentsPageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommentResponse[]> {
    const found = await this.query.list(context, initiativeId, query);
    return sendPage(reply, query, found, (each) => CommentResponse.seen(each, found.seen));
  }

  /** Says or asks something about an initiative. At most 10 in an hour and 30 in a day. */
  @Post('initiatives/:initiativeId/comments')
  @Permission('comment-on-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409, 429)
  write(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() { kind, text }: WriteCommentRequest,
  ): Promise<WrittenCommentResponse> {
    return this.writeComment.execute(context, { initiativeId, kind, text });
  }

  /** Answers a comment or a question. An answer by an initiator or a contact person is marked. */
  @Post('initiative-comments/:initiativeCommentId/answers')
  @Permission('comment-on-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409, 429)
  answer(
    @AsCommand() context: CommandContext,
    @Param('initiativeCommentId', UuidPipe) parentId: string,
    @Body() { text }: CommentTextRequest,
  ): Promise<WrittenCommentResponse> {
    return this.writeComment.execute(context, { parentId, text });
  }

  /** Edits what you wrote, within a quarter of an hour. Moderators can see what it said before. */
  @Patch('initiative-comments/:initiativeCommentId')
  @Permission('comment-on-initiative')
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 409, 412, 428)
  async edit(
    @ByActor() context: ActorContext,
    @Param('initiativeCommentId', UuidPipe) commentId: string,
    @Body() { text }: CommentTextRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WrittenCommentResponse> {
    const version = versionOf(reply.request.headers['if-match']);
    const changed = await this.changeComment.edit(context, commentId, { version, text });
    setVersion(reply, changed.version);
    return changed;
  }

  /** Removes what you wrote, for good. That something was there stays visible, with its answers. */
  @Delete('initiative-comments/:initiativeCommentId')
  @HttpCode(204)
  @Permission('comment-on-initiative')
  @ApiProblems(400, 401, 403, 404)
  remove(
    @ByActor() context: ActorContext,
    @Param('initiativeCommentId', UuidPipe) commentId: string,
  ): Promise<void> {
    return this.changeComment.remove(context, commentId);
  }

  /** Reports a comment to the moderators, once. */
  @Post('initiative-comments/:initiativeCommentId/reports')
  @Permission('comment-on-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409, 429)
  report(
    @AsCommand() context: CommandContext,
    @Param('initiativeCommentId', UuidPipe) commentId: string,
    @Body() { reason }: ReportCommentRequest,
  ): Promise<CommentReportResponse> {
    return this.reportComment.execute(context, commentId, reason);
  }
}
