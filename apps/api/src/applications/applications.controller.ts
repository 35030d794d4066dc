import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { InTenant, PageQuery, Public, sendPage, type TenantContext, UuidPipe } from '#platform';
import { ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { ApplicationQuery } from './application.query.js';
import { ApplicationLineResponse, ApplicationResponse } from './application.response.js';

@ApiTags('applications')
@ApiInTenant()
@Controller('municipalities/:municipality/rounds/:roundId')
export class ApplicationsController {
  constructor(private readonly applications: ApplicationQuery) {}

  /**
   * The line of a first-come round: each application at its place, with what it was told and what
   * was left then. Whoever reads it can work all answers out again.
   */
  @Get('applications')
  @Public('Who came first, and what was left then, is for everybody to check (Awb 4:26).')
  @ApiPage(ApplicationResponse, 'A page of applications, by place.')
  @ApiProblems(400, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApplicationResponse[]> {
    const found = await this.applications.list(context, roundId, page);
    return sendPage(reply, page, found, (each) => ApplicationResponse.of(each));
  }

  /** What is left in a line now, and how many applications stand where. */
  @Get('application-line')
  @Public('What is left of public money, and how many wait for it, is open data.')
  @ApiProblems(400, 404)
  async line(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
  ): Promise<ApplicationLineResponse> {
    return ApplicationLineResponse.of(await this.applications.summary(context, roundId));
  }
}
