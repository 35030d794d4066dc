import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  InTenant,
  PageQuery,
  Permission,
  Public,
  sendPage,
  type TenantContext,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { BoundaryQuery } from './boundary.query.js';
import {
  BoundaryAnswerResponse,
  BoundaryResponse,
  DrawnBoundaryResponse,
} from './boundary.response.js';
import { DecideOnBoundary } from './decide-on-boundary.use-case.js';
import {
  DecideOnBoundaryRequest,
  DrawBoundaryRequest,
  RespondToBoundaryRequest,
} from './draw-boundary.request.js';
import { DrawBoundary } from './draw-boundary.use-case.js';
import { RespondToBoundary } from './respond-to-boundary.use-case.js';

@ApiTags('areas')
@ApiInTenant()
@Controller('municipalities/:municipality/areas/:areaId/boundaries')
export class BoundariesController {
  constructor(
    private readonly boundaries: BoundaryQuery,
    private readonly drawBoundary: DrawBoundary,
    private readonly respondToBoundary: RespondToBoundary,
    private readonly decideOnBoundary: DecideOnBoundary,
  ) {}

  /** The boundaries that residents drew of an area, newest first, without their lines. */
  @Get()
  @Public('Where residents say that their neighbourhood ends is there to be read.')
  @ApiPage(BoundaryResponse, 'A page of boundaries, newest first.')
  @ApiProblems(400, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('areaId', UuidPipe) areaId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BoundaryResponse[]> {
    const found = await this.boundaries.list(context, areaId, page);
    return sendPage(reply, page, found, (each) => BoundaryResponse.of(each));
  }

  /** Draws the borders of an area as residents see them. The official ones stay as they are. */
  @Post()
  @Permission('draw-boundary')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  draw(
    @AsCommand() context: CommandContext,
    @Param('areaId', UuidPipe) areaId: string,
    @Body() body: DrawBoundaryRequest,
  ): Promise<DrawnBoundaryResponse> {
    return this.drawBoundary.execute(context, areaId, body);
  }

  /** One boundary, with its lines. */
  @Get(':boundaryId')
  @Public('Where residents say that their neighbourhood ends is there to be read.')
  @ApiProblems(400, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('areaId', UuidPipe) areaId: string,
    @Param('boundaryId', UuidPipe) boundaryId: string,
  ): Promise<DrawnBoundaryResponse> {
    return DrawnBoundaryResponse.ofDetail(
      await this.boundaries.get(context, { areaId, boundaryId }),
    );
  }

  /**
   * Confirms a boundary, or objects to it with a reason. Once: the same answer again changes nothing,
   * another one is refused.
   */
  @Put(':boundaryId/response')
  @Permission('draw-boundary')
  @ApiProblems(400, 401, 403, 404, 409)
  respond(
    @ByActor() context: ActorContext,
    @Param('areaId', UuidPipe) areaId: string,
    @Param('boundaryId', UuidPipe) boundaryId: string,
    @Body() body: RespondToBoundaryRequest,
  ): Promise<BoundaryResponse> {
    return this.respondToBoundary.execute(context, { areaId, boundaryId }, body);
  }

  /** The answers with their reasons, for whoever decides; not who gave them. */
  @Get(':boundaryId/responses')
  @Permission('adopt-boundary')
  @ApiParam({ name: 'areaId', schema: { type: 'string', format: 'uuid' } })
  @ApiPage(BoundaryAnswerResponse, 'A page of answers, newest first.')
  @ApiProblems(400, 401, 403, 404)
  async responses(
    @ByActor() context: ActorContext,
    @Param('boundaryId', UuidPipe) boundaryId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BoundaryAnswerResponse[]> {
    const { areaId } = reply.request.params as { readonly areaId: string };
    const found = await this.boundaries.listResponses(context, { areaId, boundaryId }, page);
    return sendPage(reply, page, found, (each) => BoundaryAnswerResponse.of(each));
  }

  /** Adopts a boundary as the residents' boundary of the area, or rejects it with a reason. */
  @Post(':boundaryId/decisions')
  @Permission('adopt-boundary')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  decide(
    @AsCommand() context: CommandContext,
    @Param('areaId', UuidPipe) areaId: string,
    @Param('boundaryId', UuidPipe) boundaryId: string,
    @Body() body: DecideOnBoundaryRequest,
  ): Promise<BoundaryResponse> {
    return this.decideOnBoundary.execute(context, { areaId, boundaryId }, body);
  }
}
