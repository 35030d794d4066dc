import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  AsCommand,
  type CommandContext,
  InTenant,
  PageQuery,
  Permission,
  Public,
  sendPage,
  type TenantContext,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import {
  AnswerCommentRequest,
  CommentRequest,
  OpenConsultationRequest,
} from './consultation.request.js';
import { PlayCommentResponse } from './consultation.response.js';
import { Consultation } from './consultation.use-case.js';
import { PlayRulesQuery } from './play-rules.query.js';
import { PlayRulesResponse } from './play-rules.response.js';

@ApiTags('rules of play')
@ApiInTenant()
@Controller('municipalities/:municipality/play-documents/:documentId')
export class ConsultationController {
  constructor(
    private readonly documents: PlayRulesQuery,
    private readonly consultation: Consultation,
  ) {}

  /** Publishes a draft for residents to comment on, until a moment. The rules stay as they are until then. */
  @Post('consultations')
  @Permission('manage-rules')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  open(
    @AsCommand() context: CommandContext,
    @Param('documentId', UuidPipe) documentId: string,
    @Body() { closesAt }: OpenConsultationRequest,
  ): Promise<PlayRulesResponse> {
    return this.consultation.open(context, documentId, new Date(closesAt));
  }

  /** What residents said, oldest first, with what was done about it; without names. */
  @Get('comments')
  @Public('Everybody may read what was said about the rules, and what was done with it.')
  @ApiPage(PlayCommentResponse, 'A page of comments, oldest first.')
  @ApiProblems(400, 404)
  async comments(
    @InTenant() context: TenantContext,
    @Param('documentId', UuidPipe) documentId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlayCommentResponse[]> {
    const found = await this.documents.comments(context, documentId, page);
    return sendPage(reply, page, found, (each) => PlayCommentResponse.of(each));
  }

  /** Says what one thinks of the rules, as a resident of the wijk, while the consultation is open. */
  @Post('comments')
  @Permission('comment-on-rules')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  comment(
    @AsCommand() context: CommandContext,
    @Param('documentId', UuidPipe) documentId: string,
    @Body() { text }: CommentRequest,
  ): Promise<PlayCommentResponse> {
    return this.consultation.comment(context, documentId, text);
  }

  /** Tells what was done with a comment. An answer stays as it is. */
  @Post('comments/:commentId/answers')
  @Permission('manage-rules')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  answer(
    @AsCommand() context: CommandContext,
    @Param('documentId', UuidPipe) documentId: string,
    @Param('commentId', UuidPipe) commentId: string,
    @Body() body: AnswerCommentRequest,
  ): Promise<PlayCommentResponse> {
    return this.consultation.answer(context, { documentId, commentId }, body);
  }
}
