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
import { AnnounceDrawRequest } from './announce-draw.request.js';
import { AnnounceDraw } from './announce-draw.use-case.js';
import { CancelDrawRequest } from './cancel-draw.request.js';
import { CancelDraw } from './cancel-draw.use-case.js';
import { DrawQuery } from './draw.query.js';
import { DrawResponse, DrawWithOutcomeResponse } from './draw.response.js';
import { ListDrawsRequest } from './list-draws.request.js';

@ApiTags('draws')
@ApiInTenant()
@Controller('municipalities/:municipality/draws')
export class DrawsController {
  constructor(
    private readonly draws: DrawQuery,
    private readonly announceDraw: AnnounceDraw,
    private readonly cancelDraw: CancelDraw,
  ) {}

  /** The draws, newest first. */
  @Get()
  @Public('A draw that nobody can look into proves nothing.')
  @ApiPage(DrawResponse, 'A page of draws, newest first.')
  @ApiProblems(400, 404)
  async list(
    @InTenant() context: TenantContext,
    @Query() page: ListDrawsRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DrawResponse[]> {
    const found = await this.draws.list(context, page);
    return sendPage(reply, page, found, (each) => DrawResponse.of(each));
  }

  /** One draw, and what it came to. */
  @Get(':drawId')
  @Public('A draw that nobody can look into proves nothing.')
  @ApiProblems(400, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('drawId', UuidPipe) drawId: string,
  ): Promise<DrawWithOutcomeResponse> {
    const { draw, outcome } = await this.draws.get(context, drawId);
    return DrawWithOutcomeResponse.withOutcome(draw, outcome);
  }

  /**
   * Announces a draw of seats in a wijkteam, with the seal of a secret and the public value that will
   * decide together with it. What is announced stays; another plan is another draw.
   */
  @Post()
  @Permission('manage-draw')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  announce(
    @AsCommand() context: CommandContext,
    @Body() body: AnnounceDrawRequest,
  ): Promise<DrawResponse> {
    return this.announceDraw.execute(context, body);
  }

  /** Ends a draw before it is carried out, with a reason that everybody can read. */
  @Post(':drawId/cancellation')
  @Permission('manage-draw')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  cancel(
    @AsCommand() context: CommandContext,
    @Param('drawId', UuidPipe) drawId: string,
    @Body() { reason }: CancelDrawRequest,
  ): Promise<DrawResponse> {
    return this.cancelDraw.execute(context, drawId, reason);
  }
}
