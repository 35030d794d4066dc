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
  milestoneOf,
  milestoneStepOf,
  PlanMilestoneRequest,
  StepMilestoneRequest,
} from './milestone.request.js';
import { MilestoneResponse } from './milestone.response.js';
import { PlanMilestone } from './plan-milestone.use-case.js';
import { ProgressQuery } from './progress.query.js';
import { StepMilestone } from './step-milestone.use-case.js';

@ApiTags('progress')
@ApiInTenant()
@Controller('municipalities/:municipality/initiatives/:initiativeId/milestones')
export class MilestonesController {
  constructor(
    private readonly progress: ProgressQuery,
    private readonly planMilestone: PlanMilestone,
    private readonly stepMilestone: StepMilestone,
  ) {}

  /** The milestones of an initiative, as they were planned and as they went; the first planned first. */
  @Get()
  @Public('Everybody may follow what becomes of public money.')
  @ApiPage(MilestoneResponse, 'A page of milestones.')
  @ApiProblems(400, 401, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MilestoneResponse[]> {
    const found = await this.progress.milestones(context, initiativeId, page);
    return sendPage(reply, page, found, (each) => MilestoneResponse.of(each, found.todayOn));
  }

  /** Plans a milestone: its initiators, those who sit in its wijkteam, or a contact person. */
  @Post()
  @Permission('report-progress')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  plan(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() body: PlanMilestoneRequest,
  ): Promise<MilestoneResponse> {
    return this.planMilestone.execute(context, initiativeId, milestoneOf(body));
  }

  /** Says that a milestone was reached, or moves or drops it with a reason. What was planned stays to be read. */
  @Post(':milestoneId/steps')
  @Permission('report-progress')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  step(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Param('milestoneId', UuidPipe) milestoneId: string,
    @Body() body: StepMilestoneRequest,
  ): Promise<MilestoneResponse> {
    const step = milestoneStepOf(body);
    return this.stepMilestone.execute(context, { initiativeId, milestoneId, step });
  }
}
