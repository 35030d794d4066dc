import { Get, Controller, Post, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  AsCommand,
  type CommandContext,
  CSV_TYPE,
  InTenant,
  Permission,
  Public,
  type TenantContext,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { bodyOf } from './body-of.js';
import { ImportPopulationRequest } from './import-population.request.js';
import { ImportPopulation } from './import-population.use-case.js';
import { OpenDataQuery } from './open-data.query.js';
import { PopulationImportResponse } from './population-import.response.js';

@ApiTags('open data')
@ApiInTenant()
@Controller('municipalities/:municipality/population-imports')
export class PopulationController {
  constructor(
    private readonly openData: OpenDataQuery,
    private readonly importPopulation: ImportPopulation,
  ) {}

  /** The editions of figures of population, the newest year first. The figures are open data. */
  @Get()
  @Public('Where figures come from is part of the figures.')
  @ApiProblems(400, 404)
  async list(@InTenant() context: TenantContext): Promise<PopulationImportResponse[]> {
    const editions = await this.openData.populationImports(context);
    return editions.map((each) => PopulationImportResponse.of(each));
  }

  /**
   * Takes over how many people live in each wijk and buurt, by age, as Statistics Netherlands publishes
   * it (Kerncijfers wijken en buurten): CSV with the columns `gwb_code`, `a_inw`, `a_00_14`, `a_15_24`,
   * `a_25_44`, `a_45_64` and `a_65_oo`, or those of StatLine. Whole, or not at all and the first hundred
   * faults with their lines.
   */
  @Post()
  @Permission('manage-municipality')
  @RouteConfig({ consumes: CSV_TYPE })
  @ApiConsumes(CSV_TYPE)
  @ApiBody({ description: 'The figures as CSV.', schema: { type: 'string' } })
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409, 413)
  import(
    @AsCommand() context: CommandContext,
    @Query() request: ImportPopulationRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PopulationImportResponse> {
    return this.importPopulation.execute(context, request, bodyOf(reply));
  }
}
