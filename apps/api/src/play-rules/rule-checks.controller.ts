import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type ActorContext,
  ByActor,
  InTenant,
  Permission,
  Public,
  type TenantContext,
  UuidPipe,
} from '#platform';
import { type Language, LANGUAGES } from '#wording';
import { ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { RequestedLanguage } from '../openapi/preferred-language.js';
import { DryRunQuery } from './dry-run.query.js';
import { DryRunRequest } from './dry-run.request.js';
import { DryRunResponse } from './dry-run.response.js';
import { ApiLanguage } from '../openapi/api-language.js';
import { RuleCheckResponse, RuleChecksResponse } from './rule-check.response.js';
import { RuleChecksQuery } from './rule-checks.query.js';

const [DUTCH] = LANGUAGES;

@ApiTags('rules of play')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class RuleChecksController {
  constructor(
    private readonly checks: RuleChecksQuery,
    private readonly dryRuns: DryRunQuery,
  ) {}

  /** What the rules of its round say about an initiative, with reasons and ways out. */
  @Get('initiatives/:initiativeId/rule-checks')
  @Public('Everybody may see whether what residents want keeps the rules.')
  @ApiLanguage()
  @ApiProblems(400, 401, 404)
  async ofInitiative(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @RequestedLanguage() language: Language | null,
  ): Promise<RuleChecksResponse> {
    const { checks, ...rest } = await this.checks.get(context, initiativeId);
    return {
      ...rest,
      checks: checks.map((check) => RuleCheckResponse.of(check, language ?? DUTCH)),
    };
  }

  /**
   * Holds a document, which may be a draft, against the initiatives of a round or a year, and compares
   * with the rules of their time. Nothing is kept.
   */
  @Post('play-documents/:documentId/dry-runs')
  @HttpCode(200)
  @Permission('manage-rules')
  @ApiLanguage()
  @ApiProblems(400, 401, 403, 404)
  async dryRun(
    @ByActor() context: ActorContext,
    @Param('documentId', UuidPipe) documentId: string,
    @Body() request: DryRunRequest,
    @RequestedLanguage() language: Language | null,
  ): Promise<DryRunResponse> {
    const run = await this.dryRuns.run(context, documentId, request);
    return DryRunResponse.of(run, request, language ?? DUTCH);
  }
}
