import { createHash } from 'node:crypto';
import { Body, Controller, Get, Param, Put, Query, Res, StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CATALOGUE_PREFIXES, jsonLdOf, turtleOf } from '#domain';
import {
  type ActorContext,
  ByActor,
  InTenant,
  Permission,
  Public,
  setVersion,
  type TenantContext,
  UuidPipe,
  versionOf,
} from '#platform';
import { ApiIfMatch, ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { ApiCatalogue } from './api-open-data.js';
import { type CatalogueFormat, CatalogueFormatRequest } from './data-format.request.js';
import { OpenDataQuery } from './open-data.query.js';
import { OpenDataSettingsRequest, settingsOf } from './open-data-settings.request.js';
import { OpenDataSettingsResponse } from './open-data-settings.response.js';
import { ParticipationResponse } from './participation.response.js';
import { isCached } from './send-cached.js';
import { SetOpenData } from './set-open-data.use-case.js';

const TYPES: Readonly<Record<CatalogueFormat, string>> = {
  'json-ld': 'application/ld+json',
  turtle: 'text/turtle',
};

@ApiTags('open data')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class CatalogueController {
  constructor(
    private readonly openData: OpenDataQuery,
    private readonly setOpenData: SetOpenData,
  ) {}

  /** The description of the open data by DCAT-AP-NL 3.0, for data portals: as JSON-LD or Turtle. */
  @Get('catalogue')
  @Public('A description of open data is there to be found.')
  @RouteConfig({ produces: [...Object.values(TYPES), 'application/json'] })
  @ApiCatalogue()
  @ApiProblems(400, 404)
  async catalogue(
    @InTenant() context: TenantContext,
    @Query() { format }: CatalogueFormatRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const accepted = reply.request.accepts().type(Object.values(TYPES));
    const form = format ?? (accepted === TYPES.turtle ? 'turtle' : 'json-ld');
    const { things } = await this.openData.catalogue(context);
    const text =
      form === 'turtle'
        ? turtleOf(things, CATALOGUE_PREFIXES)
        : JSON.stringify(jsonLdOf(things, CATALOGUE_PREFIXES));
    const mark = createHash('sha256').update(text).digest('hex').slice(0, 32);
    if (isCached(reply, mark)) return undefined;
    return new StreamableFile(Buffer.from(text), { type: `${TYPES[form]}; charset=utf-8` });
  }

  /** How the municipality publishes its open data. The ETag is needed to change it. */
  @Get('open-data-settings')
  @Public('Below which number nothing is told, has to be known to read the figures.')
  @ApiProblems(400, 404)
  async settings(
    @InTenant() context: TenantContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenDataSettingsResponse> {
    const settings = await this.openData.settings(context);
    setVersion(reply, settings?.version ?? 0);
    return OpenDataSettingsResponse.of(settings);
  }

  /** Sets how the municipality publishes its open data; what is published already stays as it is. */
  @Put('open-data-settings')
  @Permission('manage-municipality')
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 412, 428)
  async set(
    @ByActor() context: ActorContext,
    @Body() request: OpenDataSettingsRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenDataSettingsResponse> {
    const version = versionOf(reply.request.headers['if-match']);
    const settings = await this.setOpenData.execute(context, settingsOf(request), version);
    setVersion(reply, settings.version);
    return OpenDataSettingsResponse.of(settings);
  }

  /** Who took part in a round and from which buurt, once it is over; nothing before. */
  @Get('rounds/:roundId/participation')
  @Public('Numbers of people are open data once none of them can be computed back.')
  @ApiProblems(400, 404)
  async participation(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
  ): Promise<ParticipationResponse> {
    const told = await this.openData.participation(context, roundId);
    return ParticipationResponse.of(roundId, told);
  }
}
