import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  CSV_TYPE,
  Permission,
  setVersion,
  versionOf,
} from '#platform';
import { ApiCommand, ApiIfMatch, ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { bodyOf } from './body-of.js';
import { ImportResidences } from './import-residences.use-case.js';
import { OpenDataQuery } from './open-data.query.js';
import { ResidenceImportRequest } from './residence-import.request.js';
import { SayBuurtRequest } from './residence.request.js';
import { ResidenceImportResponse, ResidenceResponse } from './residence.response.js';
import { ownId, SayBuurt } from './say-buurt.use-case.js';

@ApiTags('open data')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class ResidenceController {
  constructor(
    private readonly openData: OpenDataQuery,
    private readonly sayBuurt: SayBuurt,
    private readonly importResidences: ImportResidences,
  ) {}

  /** In which buurt one lives, as far as the service knows. Only oneself can read it. */
  @Get('own-buurt')
  @Permission('use-own-session')
  @ApiProblems(400, 401, 403, 404)
  async own(
    @ByActor() context: ActorContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ResidenceResponse> {
    const residence = await this.openData.residence(context, ownId(context.actor));
    setVersion(reply, residence?.version ?? 0);
    return ResidenceResponse.of(residence);
  }

  /** Says in which buurt one lives. It is counted for figures about buurten, and used for nothing else. */
  @Put('own-buurt')
  @Permission('use-own-session')
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 412, 428)
  async say(
    @ByActor() context: ActorContext,
    @Body() { areaId }: SayBuurtRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ResidenceResponse> {
    const version = versionOf(reply.request.headers['if-match']);
    const residence = await this.sayBuurt.execute(context, { areaId, version });
    setVersion(reply, residence?.version ?? 0);
    return ResidenceResponse.of(residence);
  }

  /** Takes back in which buurt one lives. Figures that were published stay as they are. */
  @Delete('own-buurt')
  @HttpCode(204)
  @Permission('use-own-session')
  @ApiNoContentResponse({ description: 'It is forgotten.' })
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 412, 428)
  async withdraw(
    @ByActor() context: ActorContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const version = versionOf(reply.request.headers['if-match']);
    await this.sayBuurt.execute(context, { areaId: null, version });
  }

  /**
   * Takes over from a register in which buurt people live: CSV with the columns `person` (the id of a
   * person here) and `buurt` (its code). Whole, or not at all and the faults with their lines.
   */
  @Post('residence-imports')
  @Permission('manage-people')
  @RouteConfig({ consumes: CSV_TYPE })
  @ApiConsumes(CSV_TYPE)
  @ApiBody({ description: 'The residences as CSV.', schema: { type: 'string' } })
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409, 413)
  import(
    @AsCommand() context: CommandContext,
    @Query() { year }: ResidenceImportRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ResidenceImportResponse> {
    return this.importResidences.execute(context, year, bodyOf(reply));
  }
}
