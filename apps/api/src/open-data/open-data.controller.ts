import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DATA_FORMATS, type DataFormat, type DatasetName } from '#domain';
import { InTenant, Public, type TenantContext } from '#platform';
import { ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { ApiOpenData } from './api-open-data.js';
import { DataFormatRequest } from './data-format.request.js';
import { DataSetQuery } from './data-set.query.js';
import { isCached } from './send-cached.js';
import { DATA_TYPES, writeData } from './write-data.js';

const PRODUCES = Object.values(DATA_TYPES);
const CRS84 = '<http://www.opengis.net/def/crs/OGC/1.3/CRS84>';

type Sent = Promise<StreamableFile | undefined>;

/** Open data, each set as a whole: as JSON, CSV (RFC 4180) or GeoJSON (RFC 7946), by Accept. */
@ApiTags('open data')
@ApiInTenant()
@Controller('municipalities/:municipality/open-data')
export class OpenDataController {
  constructor(private readonly dataSets: DataSetQuery) {}

  /** Every initiative that was submitted, with its state and its place. */
  @Get('initiatives')
  @Public('What residents propose is open data; who proposed it is not in it.')
  @RouteConfig({ produces: PRODUCES })
  @ApiOpenData()
  @ApiProblems(400, 404)
  initiatives(
    @InTenant() context: TenantContext,
    @Query() { format }: DataFormatRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Sent {
    return this.send(reply, context, 'initiatives', format);
  }

  /** What each initiative got, by which decision and why. */
  @Get('decisions')
  @Public('Who gets public money, and why, is for everybody to know (Awb 3:42, 3:46).')
  @RouteConfig({ produces: PRODUCES })
  @ApiOpenData()
  @ApiProblems(400, 404)
  decisions(
    @InTenant() context: TenantContext,
    @Query() { format }: DataFormatRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Sent {
    return this.send(reply, context, 'decisions', format);
  }

  /** What each initiative asked for, was promised and was paid, as the ledger has it. */
  @Get('spending')
  @Public('Public money can be followed by everybody; payees are not in it.')
  @RouteConfig({ produces: PRODUCES })
  @ApiOpenData()
  @ApiProblems(400, 404)
  spending(
    @InTenant() context: TenantContext,
    @Query() { format }: DataFormatRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Sent {
    return this.send(reply, context, 'spending', format);
  }

  /** How many people voted per buurt: computed once after each vote, small numbers left out. */
  @Get('turnout')
  @Public('Numbers of people are open data once none of them can be computed back.')
  @RouteConfig({ produces: PRODUCES })
  @ApiOpenData()
  @ApiProblems(400, 404)
  turnout(
    @InTenant() context: TenantContext,
    @Query() { format }: DataFormatRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Sent {
    return this.send(reply, context, 'turnout', format);
  }

  /** Who took part per buurt, beside how many people live there, so that silent areas show. */
  @Get('participation')
  @Public('Numbers of people are open data once none of them can be computed back.')
  @RouteConfig({ produces: PRODUCES })
  @ApiOpenData()
  @ApiProblems(400, 404)
  participation(
    @InTenant() context: TenantContext,
    @Query() { format }: DataFormatRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Sent {
    return this.send(reply, context, 'participation', format);
  }

  /** How many people live in each wijk and buurt, by age, with the source of the figures. */
  @Get('population')
  @Public('Figures of population are published by Statistics Netherlands, or protected here.')
  @RouteConfig({ produces: PRODUCES })
  @ApiOpenData()
  @ApiProblems(400, 404)
  population(
    @InTenant() context: TenantContext,
    @Query() { format }: DataFormatRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Sent {
    return this.send(reply, context, 'population', format);
  }

  private async send(
    reply: FastifyReply,
    context: TenantContext,
    name: DatasetName,
    asked: DataFormat | undefined,
  ): Sent {
    const format = asked ?? acceptedBy(reply);
    if (isCached(reply, await this.dataSets.mark(context, name, format))) return undefined;
    const set = await this.dataSets.open(context, name, format === 'geojson');
    if (format === 'geojson') void reply.header('content-crs', CRS84);
    const type = format === 'csv' ? 'text/csv; charset=utf-8; header=present' : DATA_TYPES[format];
    return new StreamableFile(writeData(set, format), {
      type,
      disposition: `inline; filename="${name}.${format}"`,
    });
  }
}

/** Whoever accepts none of these was refused before. */
function acceptedBy({ request }: FastifyReply): DataFormat {
  const accepted = request.accepts().type(PRODUCES);
  return DATA_FORMATS.find((format) => DATA_TYPES[format] === accepted) ?? 'json';
}
