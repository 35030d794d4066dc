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
import { AreaAtQuery } from './area-at.query.js';
import { AreaAtRequest } from './area-at.request.js';
import { AreaAtResponse } from './area-at.response.js';
import { AreaQuery } from './area.query.js';
import { AreaResponse, AreaSummaryResponse } from './area.response.js';
import { CreateAreaRequest } from './create-area.request.js';
import { CreateArea } from './create-area.use-case.js';
import { ListAreasRequest } from './list-areas.request.js';

@ApiTags('areas')
@ApiInTenant()
@Controller('municipalities/:municipality/areas')
export class AreasController {
  constructor(
    private readonly areas: AreaQuery,
    private readonly areasAt: AreaAtQuery,
    private readonly createArea: CreateArea,
  ) {}

  /** The wijken and buurten, without their borders. */
  @Get()
  @Public('How a municipality is divided is no secret.')
  @ApiPage(AreaSummaryResponse, 'A page of areas, by kind and name.')
  @ApiProblems(400, 404)
  async list(
    @InTenant() context: TenantContext,
    @Query() page: ListAreasRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AreaSummaryResponse[]> {
    const found = await this.areas.list(context, page, ListAreasRequest.filterOf(page));
    return sendPage(reply, page, found, (each) => AreaSummaryResponse.of(each));
  }

  /** Adds a wijk or a buurt. */
  @Post()
  @Permission('manage-municipality')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  create(
    @AsCommand() context: CommandContext,
    @Body() body: CreateAreaRequest,
  ): Promise<AreaResponse> {
    return this.createArea.execute(context, body);
  }

  /** The wijk and the buurt that a point lies in; an empty list when it lies in none. */
  @Get('at')
  @Public('How a municipality is divided is no secret.')
  @ApiProblems(400, 404)
  async at(
    @InTenant() context: TenantContext,
    @Query() request: AreaAtRequest,
  ): Promise<AreaAtResponse> {
    const found = await this.areasAt.find(context, request);
    return AreaAtResponse.of(request.boundary ?? 'official', found);
  }

  /** One area, with its borders. */
  @Get(':areaId')
  @Public('How a municipality is divided is no secret.')
  @ApiProblems(400, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('areaId', UuidPipe) areaId: string,
  ): Promise<AreaResponse> {
    const { area, extras } = await this.areas.get(context, areaId);
    return AreaResponse.ofDetail(area, extras);
  }
}
