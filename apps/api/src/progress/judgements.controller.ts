import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { tidyLine } from '#domain';
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
import { GiveJudgement } from './give-judgement.use-case.js';
import { GivenJudgementResponse } from './given-judgement.response.js';
import { HideProgress } from './hide-progress.use-case.js';
import { HidingResponse } from './hiding.response.js';
import { ProgressQuery } from './progress.query.js';
import { GiveJudgementRequest, HideRequest, judgementOf } from './progress.request.js';
import { JudgementWordsResponse } from './progress.response.js';

@ApiTags('progress')
@ApiInTenant()
@Controller('municipalities/:municipality/initiatives/:initiativeId/judgements')
export class JudgementsController {
  constructor(
    private readonly progress: ProgressQuery,
    private readonly giveJudgement: GiveJudgement,
    private readonly hideProgress: HideProgress,
  ) {}

  /** What residents say of the result, without names and in no order of time; from five answers on. */
  @Get()
  @Public('What residents find of a result is told to everybody; who said what to nobody.')
  @ApiPage(JudgementWordsResponse, 'A page of what residents say.')
  @ApiProblems(400, 401, 404)
  async words(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JudgementWordsResponse[]> {
    const found = await this.progress.words(context, initiativeId, page);
    return sendPage(reply, page, found, (each) => JudgementWordsResponse.of(each));
  }

  /** Gives one's judgement of a result, once, as a resident of the wijk. */
  @Post()
  @Permission('judge-result')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  give(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() body: GiveJudgementRequest,
  ): Promise<GivenJudgementResponse> {
    return this.giveJudgement.execute(context, initiativeId, judgementOf(body));
  }

  /** Takes words out of view; the reason stands in their place, and the scores count on. */
  @Post(':judgementId/hidings')
  @Permission('moderate-progress')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  hide(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Param('judgementId', UuidPipe) judgementId: string,
    @Body() { reason }: HideRequest,
  ): Promise<HidingResponse> {
    return this.hideProgress.execute(context, {
      initiativeId,
      kind: 'judgement',
      id: judgementId,
      reason: tidyLine(reason),
    });
  }
}
