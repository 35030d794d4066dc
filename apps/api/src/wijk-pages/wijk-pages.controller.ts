import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { InTenant, PageQuery, Public, sendPage, type TenantContext, UuidPipe } from '#platform';
import { ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { WijkPageQuery } from './wijk-page.query.js';
import { WijkPageResponse, WijkSummaryResponse } from './wijk-page.response.js';

@ApiTags('wijken')
@ApiInTenant()
@Controller('municipalities/:municipality/wijken')
export class WijkPagesController {
  constructor(private readonly wijkPages: WijkPageQuery) {}

  /** The directory of the wijken, with what happens in each in figures. */
  @Get()
  @Public('What happens in a wijk is for everybody to see.')
  @ApiPage(WijkSummaryResponse, 'A page of wijken, by name.')
  @ApiProblems(400, 404)
  async list(
    @InTenant() context: TenantContext,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WijkSummaryResponse[]> {
    const found = await this.wijkPages.list(context, page);
    return sendPage(reply, page, found, (each) => WijkSummaryResponse.of(each));
  }

  /** The page of a wijk: its wijkteams, what one can do now, its initiatives, money, promises and stories. */
  @Get(':areaId')
  @Public('What happens in a wijk is for everybody to see.')
  @ApiProblems(400, 404)
  async page(
    @InTenant() context: TenantContext,
    @Param('areaId', UuidPipe) areaId: string,
  ): Promise<WijkPageResponse> {
    const page = await this.wijkPages.get(context, areaId);
    return WijkPageResponse.ofPage(page, context.tenant.slug);
  }
}
