import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { InTenant, Public, sendPage, type TenantContext, UuidPipe } from '#platform';
import { ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { FoundInitiativeResponse } from './found-initiative.response.js';
import { InitiativesMapRequest, mapBoxOf } from './initiatives-map.request.js';
import { InitiativesMapResponse } from './initiatives-map.response.js';
import { SearchInitiativesRequest } from './search-initiatives.request.js';
import { SearchQuery } from './search.query.js';
import { SimilarInitiativeResponse } from './similar-initiative.response.js';
import { SimilarInitiativesRequest, writtenPlanOf } from './similar-initiatives.request.js';

const GEOJSON_TYPE = 'application/geo+json';

@ApiTags('initiatives')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class SearchController {
  constructor(private readonly initiatives: SearchQuery) {}

  /**
   * Public initiatives of the municipality: the best first where there are words to look for, else
   * the newest first. At most 1,000 are ranked, and 10,000 counted.
   */
  @Get('initiatives')
  @Public('Everybody may find what residents want to do.')
  @ApiPage(FoundInitiativeResponse, 'A page of initiatives.')
  @ApiProblems(400, 404)
  async search(
    @InTenant() context: TenantContext,
    @Query() request: SearchInitiativesRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FoundInitiativeResponse[]> {
    const found = await this.initiatives.search(context, request);
    return sendPage(reply, request, found, (each) => FoundInitiativeResponse.of(each));
  }

  /** Public initiatives on a part of the map; joined to clusters where there are more than 200. */
  @Get('initiatives-map')
  @Public('Everybody may find what residents want to do.')
  @RouteConfig({ produces: GEOJSON_TYPE })
  @Header('content-type', GEOJSON_TYPE)
  @ApiProduces(GEOJSON_TYPE)
  @ApiOkResponse({ description: 'The part of the map.', type: InitiativesMapResponse })
  @ApiProblems(400, 404)
  async map(
    @InTenant() context: TenantContext,
    @Query() request: InitiativesMapRequest,
  ): Promise<InitiativesMapResponse> {
    const found = await this.initiatives.map(context, mapBoxOf(request), request.zoom);
    return InitiativesMapResponse.of(found);
  }

  /**
   * Initiatives of now and of earlier rounds that are like what somebody writes, with why and with
   * what became of them; at most ten. Nothing of the text is kept.
   */
  @Post('similar-initiatives')
  @HttpCode(200)
  @Public('Everybody may find what residents want to do.')
  @ApiOkResponse({ description: 'The most alike first.', type: [SimilarInitiativeResponse] })
  @ApiProblems(400, 404)
  async similarTo(
    @InTenant() context: TenantContext,
    @Body() body: SimilarInitiativesRequest,
  ): Promise<SimilarInitiativeResponse[]> {
    const found = await this.initiatives.similarTo(context, writtenPlanOf(body));
    return found.map((each) => SimilarInitiativeResponse.of(each));
  }

  /** Initiatives of now and of earlier rounds that are like this one, with why; at most ten. */
  @Get('initiatives/:initiativeId/similar')
  @Public('Everybody may find what residents want to do.')
  @ApiOkResponse({ description: 'The most alike first.', type: [SimilarInitiativeResponse] })
  @ApiProblems(400, 404)
  async similar(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
  ): Promise<SimilarInitiativeResponse[]> {
    const found = await this.initiatives.similarToInitiative(context, initiativeId);
    return found.map((each) => SimilarInitiativeResponse.of(each));
  }
}
