import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  AsCommand,
  type CommandContext,
  InTenant,
  PageQuery,
  Permission,
  Public,
  sendPage,
  type TenantContext,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { AdoptScreeningProcedure } from './adopt-screening-procedure.use-case.js';
import { AdoptScreeningProcedureRequest, procedureOf } from './screening-procedure.request.js';
import { ScreeningProcedureResponse } from './screening-procedure.response.js';
import { ScreeningQuery } from './screening.query.js';

@ApiTags('screening')
@ApiInTenant()
@Controller('municipalities/:municipality/screening-procedures')
export class ScreeningProceduresController {
  constructor(
    private readonly screenings: ScreeningQuery,
    private readonly adoptProcedure: AdoptScreeningProcedure,
  ) {}

  /** How the municipality screens, version by version: none until it set one. */
  @Get()
  @Public('By which questions and terms plans are judged is for everybody to know.')
  @ApiPage(ScreeningProcedureResponse, 'A page of versions, the one that holds on top.')
  @ApiProblems(400, 401, 404)
  async list(
    @InTenant() context: TenantContext,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScreeningProcedureResponse[]> {
    const found = await this.screenings.procedures(context, page);
    return sendPage(reply, page, found, (each) => ScreeningProcedureResponse.of(each));
  }

  /** Adopts the next version: it holds for screenings that are opened from now on. */
  @Post()
  @Permission('manage-screening')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  adopt(
    @AsCommand() context: CommandContext,
    @Body() body: AdoptScreeningProcedureRequest,
  ): Promise<ScreeningProcedureResponse> {
    return this.adoptProcedure.execute(context, procedureOf(body));
  }
}
