import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
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
import { RequestTally } from './request-tally.use-case.js';
import { TallyRequestResponse } from './tally-request.response.js';
import { TallyRunQuery } from './tally-run.query.js';
import { TallyRunResponse } from './tally-run.response.js';

@ApiTags('tally')
@ApiInTenant()
@Controller('municipalities/:municipality/rounds/:roundId/tally-runs')
export class TallyRunsController {
  constructor(
    private readonly tallyRuns: TallyRunQuery,
    private readonly requestTally: RequestTally,
  ) {}

  /** The counts of a round, latest first; none before it is counted. */
  @Get()
  @Public('The outcome of a vote is for everybody to see and to check.')
  @ApiPage(TallyRunResponse, 'A page of counts, latest first.')
  @ApiProblems(400, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TallyRunResponse[]> {
    const found = await this.tallyRuns.list(context, roundId, page);
    return sendPage(reply, page, found, (each) => TallyRunResponse.of(each));
  }

  /** One count. */
  @Get(':tallyRunId')
  @Public('The outcome of a vote is for everybody to see and to check.')
  @ApiProblems(400, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Param('tallyRunId', UuidPipe) tallyRunId: string,
  ): Promise<TallyRunResponse> {
    return TallyRunResponse.of(await this.tallyRuns.get(context, roundId, tallyRunId));
  }

  /** Asks for the count of a round whose voting has closed. It is made in the background. */
  @Post()
  @HttpCode(202)
  @Permission('run-tally')
  @ApiCommand()
  @ApiAcceptedResponse({
    description: 'The count is asked for.',
    type: TallyRequestResponse,
    headers: {
      Location: {
        description: 'Where the record of the count will appear.',
        schema: { type: 'string', format: 'uri-reference' },
      },
    },
  })
  @ApiProblems(400, 401, 403, 404, 409)
  async request(
    @AsCommand() context: CommandContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TallyRequestResponse> {
    const answer = await this.requestTally.execute(context, roundId);
    void reply.header('location', new URL(reply.request.url, 'http://wijkkas').pathname);
    return answer;
  }
}
