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
import { AllocationDecisionQuery } from './allocation-decision.query.js';
import { AllocationDecisionResponse } from './allocation-decision.response.js';
import { DecideAllocationRequest } from './decide-allocation.request.js';
import { DecideAllocation } from './decide-allocation.use-case.js';

@ApiTags('allocation decisions')
@ApiInTenant()
@Controller('municipalities/:municipality/rounds/:roundId/allocation-decisions')
export class AllocationsController {
  constructor(
    private readonly decisions: AllocationDecisionQuery,
    private readonly decideAllocation: DecideAllocation,
  ) {}

  /** The decisions of a round on who gets how much, with their reasons. */
  @Get()
  @Public('Who gets public money, and why, is for everybody to know (Awb 3:42, 3:46).')
  @ApiPage(AllocationDecisionResponse, 'A page of decisions, the latest first.')
  @ApiProblems(400, 401, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AllocationDecisionResponse[]> {
    const found = await this.decisions.list(context, roundId, page);
    return sendPage(reply, page, found, (each) => AllocationDecisionResponse.of(each));
  }

  /**
   * Records the decision of the wijkteam. After a residents' vote it follows a count; otherwise it
   * names initiatives and gives reasons. Each of them gets its cost, or the whole decision fails.
   */
  @Post()
  @Permission('decide-allocation')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  decide(
    @AsCommand() context: CommandContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Body() body: DecideAllocationRequest,
  ): Promise<AllocationDecisionResponse> {
    return this.decideAllocation.execute(context, roundId, body);
  }
}
