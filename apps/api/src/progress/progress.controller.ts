import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { tidyLine, tidyText } from '#domain';
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
import { DeclareFinished } from './declare-finished.use-case.js';
import { HideProgress } from './hide-progress.use-case.js';
import { HidingResponse } from './hiding.response.js';
import { PostProgress } from './post-progress.use-case.js';
import { ProgressQuery } from './progress.query.js';
import {
  DeclareFinishedRequest,
  HideRequest,
  photosOf,
  PostProgressRequest,
} from './progress.request.js';
import { FinishResponse, ProgressPostResponse, ProgressResponse } from './progress.response.js';

@ApiTags('progress')
@ApiInTenant()
@Controller('municipalities/:municipality/initiatives/:initiativeId')
export class ProgressController {
  constructor(
    private readonly progress: ProgressQuery,
    private readonly postProgress: PostProgress,
    private readonly declareFinished: DeclareFinished,
    private readonly hideProgress: HideProgress,
  ) {}

  /** What was asked, given and paid, whether it is finished, and how residents judge it. */
  @Get('progress')
  @Public('Everybody may follow what becomes of public money.')
  @ApiProblems(400, 401, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
  ): Promise<ProgressResponse> {
    return ProgressResponse.of(await this.progress.progress(context, initiativeId));
  }

  /** The reports on an initiative, the last first. */
  @Get('progress-posts')
  @Public('Everybody may follow what becomes of public money.')
  @ApiPage(ProgressPostResponse, 'A page of reports.')
  @ApiProblems(400, 401, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgressPostResponse[]> {
    const found = await this.progress.posts(context, initiativeId, page);
    return sendPage(reply, page, found, (each) => ProgressPostResponse.of(each));
  }

  /** Reports how it goes, with photos of one's own. Who follows the initiative hears of it. */
  @Post('progress-posts')
  @Permission('report-progress')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  post(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() { body, photos }: PostProgressRequest,
  ): Promise<ProgressPostResponse> {
    return this.postProgress.execute(context, {
      initiativeId,
      body: tidyText(body),
      photos: photosOf(photos),
    });
  }

  /** Takes a report and its photos out of view; the reason stands in its place. */
  @Post('progress-posts/:postId/hidings')
  @Permission('moderate-progress')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  hide(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Param('postId', UuidPipe) postId: string,
    @Body() { reason }: HideRequest,
  ): Promise<HidingResponse> {
    return this.hideProgress.execute(context, {
      initiativeId,
      kind: 'post',
      id: postId,
      reason: tidyLine(reason),
    });
  }

  /** Declares the initiative finished. Its initiators and supporters are asked what they find of it. */
  @Post('finishes')
  @Permission('report-progress')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  finish(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() { finishedOn, summary }: DeclareFinishedRequest,
  ): Promise<FinishResponse> {
    return this.declareFinished.execute(context, {
      initiativeId,
      finishedOn,
      summary: tidyText(summary),
    });
  }
}
