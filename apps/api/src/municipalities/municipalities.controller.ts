import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PageQuery, Public, sendPage } from '#platform';
import { ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { MunicipalityQuery } from './municipality.query.js';
import { MunicipalityResponse } from './municipality.response.js';

@ApiTags('municipalities')
@Controller('municipalities')
export class MunicipalitiesController {
  constructor(private readonly municipalities: MunicipalityQuery) {}

  /** The municipalities of this installation. */
  @Get()
  @Public('Which municipalities take part is no secret.')
  @ApiPage(MunicipalityResponse, 'A page of municipalities, by slug.')
  @ApiProblems(400)
  async list(
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MunicipalityResponse[]> {
    const found = await this.municipalities.list(page);
    return sendPage(reply, page, found, (each) => MunicipalityResponse.of(each));
  }

  /** One municipality. */
  @Get(':municipality')
  @Public('Which municipalities take part is no secret.')
  @ApiProblems(400, 404)
  async get(@Param('municipality') slug: string): Promise<MunicipalityResponse> {
    return MunicipalityResponse.of(await this.municipalities.get(slug));
  }
}
