import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  AsCommand,
  type CommandContext,
  InTenant,
  Permission,
  Public,
  sendPage,
  type TenantContext,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { InitiativeQuery } from './initiative.query.js';
import { InitiativeResponse } from './initiative.response.js';
import { InitiativesPageQuery } from './initiatives-page.request.js';
import { ProposeInitiativeRequest } from './propose-initiative.request.js';
import { ProposeInitiative } from './propose-initiative.use-case.js';

@ApiTags('initiatives')
@ApiInTenant()
@Controller('municipalities/:municipality/rounds/:roundId/initiatives')
export class RoundInitiativesController {
  constructor(
    private readonly initiatives: InitiativeQuery,
    private readonly proposeInitiative: ProposeInitiative,
  ) {}

  /** The initiatives of a round, oldest first; drafts only to their proposer and the wijkteam. */
  @Get()
  @Public('Everybody may read what residents want to do.')
  @ApiPage(InitiativeResponse, 'A page of initiatives, oldest first.')
  @ApiProblems(400, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Query() page: InitiativesPageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InitiativeResponse[]> {
    const found = await this.initiatives.list(context, roundId, page);
    return sendPage(reply, page, found, (each) => InitiativeResponse.of(each));
  }

  /** Begins an initiative, as a draft; submit it to make it public. */
  @Post()
  @Permission('submit-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  propose(
    @AsCommand() context: CommandContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Body() body: ProposeInitiativeRequest,
  ): Promise<InitiativeResponse> {
    return this.proposeInitiative.execute(context, roundId, body);
  }
}
