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
import { PhaseChangeResponse } from './phase-change.response.js';
import { PostponeRoundRequest } from './postpone-round.request.js';
import { PostponeRound } from './postpone-round.use-case.js';
import { PostponementResponse } from './postponement.response.js';
import { RoundPhasesResponse } from './round-phases.response.js';
import { RoundTimelineQuery } from './round-timeline.query.js';

/** What was planned for a round, what became of it, and what is in the way. */
@ApiTags('rounds')
@ApiInTenant()
@Controller('municipalities/:municipality/rounds/:roundId')
export class RoundTimelineController {
  constructor(
    private readonly timelines: RoundTimelineQuery,
    private readonly postponeRound: PostponeRound,
  ) {}

  /** Where a round stands, its timeline, what can happen next, and what keeps it from its plan. */
  @Get('phases')
  @Public('Everybody may know when a round opens and closes.')
  @ApiProblems(400, 404)
  async phases(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
  ): Promise<RoundPhasesResponse> {
    const { round, obstacle } = await this.timelines.get(context, roundId);
    return RoundPhasesResponse.of(round, obstacle);
  }

  /** Every change of the phase of a round, with its planned moment and the real one, first to last. */
  @Get('phase-changes')
  @Public('Whoever was told of a plan can see what became of it.')
  @ApiPage(PhaseChangeResponse, 'A page of changes, the first one first.')
  @ApiProblems(400, 404)
  async changes(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PhaseChangeResponse[]> {
    const found = await this.timelines.changes(context, roundId, page);
    return sendPage(reply, page, found, (each) => PhaseChangeResponse.of(each));
  }

  /** The decisions by which planned moments of a round came later, first to last. */
  @Get('postponements')
  @Public('Whoever was told of a plan can see why it changed.')
  @ApiPage(PostponementResponse, 'A page of postponements, the first one first.')
  @ApiProblems(400, 404)
  async postponements(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PostponementResponse[]> {
    const found = await this.timelines.postponements(context, roundId, page);
    return sendPage(reply, page, found, (each) => PostponementResponse.of(each));
  }

  /**
   * Moves a planned moment that has not come to a later one, by a decision with its reason. Never
   * earlier, and never what has come; the end of a voting that is going on can be later.
   */
  @Post('postponements')
  @Permission('manage-round')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  postpone(
    @AsCommand() context: CommandContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Body() request: PostponeRoundRequest,
  ): Promise<PostponementResponse> {
    return this.postponeRound.execute(context, roundId, request);
  }
}
