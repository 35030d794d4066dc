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
import { GiveMandate } from './give-mandate.use-case.js';
import { GiveSubMandate } from './give-sub-mandate.use-case.js';
import { MandateQuery } from './mandate.query.js';
import { ByDecisionRequest, GiveSubMandateRequest } from './mandate.request.js';
import { MandateResponse, MandateUseResponse } from './mandate.response.js';
import { RevokeMandate } from './revoke-mandate.use-case.js';

@ApiTags('mandates')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class MandatesController {
  constructor(
    private readonly mandates: MandateQuery,
    private readonly giveMandate: GiveMandate,
    private readonly giveSubMandate: GiveSubMandate,
    private readonly revokeMandate: RevokeMandate,
  ) {}

  /** What a wijkteam left to others, and how much of it is used; ended mandates too. */
  @Get('wijkteams/:wijkteamId/mandates')
  @Public('Who decides on public money in whose place is for everybody to know (Awb 10:5).')
  @ApiPage(MandateResponse, 'A page of mandates, the latest first.')
  @ApiProblems(400, 401, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MandateResponse[]> {
    const found = await this.mandates.list(context, wijkteamId, page);
    return sendPage(reply, page, found, (each) => MandateResponse.of(each));
  }

  /** What was done under a mandate. */
  @Get('mandates/:mandateId/uses')
  @Public('What is decided in the place of a wijkteam is for everybody to know.')
  @ApiPage(MandateUseResponse, 'A page of uses, in their order.')
  @ApiProblems(400, 401, 404)
  async uses(
    @InTenant() context: TenantContext,
    @Param('mandateId', UuidPipe) mandateId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MandateUseResponse[]> {
    const found = await this.mandates.uses(context, mandateId, page);
    return sendPage(reply, page, found, (each) => MandateUseResponse.of(each));
  }

  /** Gives the mandate that a team decision states. */
  @Post('wijkteams/:wijkteamId/mandates')
  @Permission('record-decision')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  give(
    @AsCommand() context: CommandContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
    @Body() { teamDecisionId }: ByDecisionRequest,
  ): Promise<MandateResponse> {
    return this.giveMandate.execute(context, wijkteamId, teamDecisionId);
  }

  /** Passes on a part of one's mandate, where it allows that. */
  @Post('mandates/:mandateId/sub-mandates')
  @Permission('vote-in-team')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  passOn(
    @AsCommand() context: CommandContext,
    @Param('mandateId', UuidPipe) mandateId: string,
    @Body() body: GiveSubMandateRequest,
  ): Promise<MandateResponse> {
    return this.giveSubMandate.execute(context, mandateId, body);
  }

  /** Ends a mandate by the decision that says so. */
  @Post('mandates/:mandateId/revocations')
  @Permission('record-decision')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  revoke(
    @AsCommand() context: CommandContext,
    @Param('mandateId', UuidPipe) mandateId: string,
    @Body() { teamDecisionId }: ByDecisionRequest,
  ): Promise<MandateResponse> {
    return this.revokeMandate.execute(context, mandateId, teamDecisionId);
  }
}
