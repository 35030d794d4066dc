import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { InTenant, PageQuery, Public, sendPage, type TenantContext, UuidPipe } from '#platform';
import { type Language, LANGUAGES } from '#wording';
import { ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { RequestedLanguage } from '../openapi/preferred-language.js';
import { CompareVersionsQuery } from './compare-versions.request.js';
import {
  PlanChangeResponse,
  PlanComparisonResponse,
  PlanVersionEntryResponse,
  PlanVersionResponse,
} from './plan-version.response.js';
import { PlanVersionsQuery } from './plan-versions.query.js';
import { VersionNumberPipe } from './version-number.pipe.js';

@ApiTags('initiatives')
@ApiInTenant()
@Controller('municipalities/:municipality/initiatives/:initiativeId')
export class PlanVersionsController {
  constructor(private readonly versions: PlanVersionsQuery) {}

  /** The versions of a public plan, newest first; what came in by an import has none until it changes. */
  @Get('versions')
  @Public('Everybody may read what a public plan said, and what changed in it.')
  @ApiPage(PlanVersionEntryResponse, 'A page of versions, newest first.')
  @ApiProblems(400, 401, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanVersionEntryResponse[]> {
    const found = await this.versions.list(context, initiativeId, page);
    return sendPage(reply, page, found, (each) => PlanVersionEntryResponse.ofEntry(each));
  }

  /** One version, with all that the plan said then. */
  @Get('versions/:number')
  @Public('Everybody may read what a public plan said, and what changed in it.')
  @ApiParam({ name: 'number', schema: { type: 'integer', minimum: 1 } })
  @ApiProblems(400, 401, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Param('number', VersionNumberPipe) number: number,
  ): Promise<PlanVersionResponse> {
    return PlanVersionResponse.of(await this.versions.get(context, initiativeId, number));
  }

  /** How one version became another: texts word by word, costs line by line, the rest field by field. */
  @Get('version-comparison')
  @Public('Everybody may read what a public plan said, and what changed in it.')
  @ApiProblems(400, 401, 404)
  async compare(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Query() wanted: CompareVersionsQuery,
    @RequestedLanguage() language: Language | null,
  ): Promise<PlanComparisonResponse> {
    const { fromNumber, toNumber } = wanted;
    const changes = await this.versions.compare(context, initiativeId, wanted);
    return {
      fromNumber,
      toNumber,
      changes: changes.map((each) => PlanChangeResponse.of(each, language ?? LANGUAGES[0])),
    };
  }
}
