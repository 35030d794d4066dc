import { Controller, Get, Header, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  AsCommand,
  type CommandContext,
  InTenant,
  JSON_TYPE,
  PageQuery,
  Permission,
  Public,
  sendPage,
  type TenantContext,
  UuidPipe,
} from '#platform';
import { type Language, LANGUAGES } from '#wording';
import { ApiCommand, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { RequestedLanguage } from '../openapi/preferred-language.js';
import { ExplanationQuery } from './explanation.query.js';
import { ExplanationResponse } from './explanation.response.js';
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
    private readonly explanations: ExplanationQuery,
    private readonly requestTally: RequestTally,
  ) {}

  /**
   * The counts of a round, latest first. Until the wijkteam has ratified one, only who works with them
   * sees any; then all of them are public. Counts of an imported election always were.
   */
  @Get()
  @Public('A ratified outcome is for everybody to see and to check.')
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

  /** One count; public when the wijkteam has ratified a count of the round. */
  @Get(':tallyRunId')
  @Public('A ratified outcome is for everybody to see and to check.')
  @ApiProblems(400, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Param('tallyRunId', UuidPipe) tallyRunId: string,
  ): Promise<TallyRunResponse> {
    return TallyRunResponse.of(await this.tallyRuns.get(context, roundId, tallyRunId));
  }

  /**
   * The sealed record of a count: all that it came to, with certificates that anybody can check. What is
   * sent is what was sealed, byte for byte; the ETag is its hash. Public when the count is.
   */
  @Get(':tallyRunId/record')
  @Public('A ratified outcome is for everybody to see and to check.')
  @Header('content-type', `${JSON_TYPE}; charset=utf-8`)
  @ApiOkResponse({
    description: 'The record, format wijkkas-tally-record/1.',
    schema: { type: 'object', additionalProperties: true },
    headers: {
      ETag: { description: 'The hash of the record.', schema: { type: 'string' } },
    },
  })
  @ApiProblems(400, 404)
  async record(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Param('tallyRunId', UuidPipe) tallyRunId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { recordText, recordHash } = await this.tallyRuns.record(context, roundId, tallyRunId);
    const etag = `"${recordHash}"`;
    void reply.header('etag', etag);
    if (reply.request.headers['if-none-match'] !== etag) return recordText;
    void reply.status(304);
    return '';
  }

  /**
   * Why a count came to its outcome, what each other initiative was missing, and how firm it all is; made
   * in the background after the count. Names no person, and tells groups of fewer than 5 not apart.
   * Public when the count is; 404 with `explanation-not-made` while there is none.
   */
  @Get(':tallyRunId/explanation')
  @Public('A ratified outcome is for everybody to see and to check.')
  @ApiQuery({
    name: 'language',
    required: false,
    enum: LANGUAGES,
    description: 'Comes before Accept-Language; without either there is no text.',
  })
  @ApiHeader({
    name: 'Accept-Language',
    required: false,
    description: 'The language of the text: nl or en.',
    schema: { type: 'string', maxLength: 1000 },
  })
  @Header('vary', 'accept-language')
  @ApiProblems(400, 404)
  async explanation(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Param('tallyRunId', UuidPipe) tallyRunId: string,
    @RequestedLanguage() language: Language | null,
  ): Promise<ExplanationResponse> {
    return ExplanationResponse.of(
      await this.explanations.get(context, { roundId, tallyRunId }, language),
    );
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
