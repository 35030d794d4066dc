import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
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
import { AnswerPlaceRequest } from './answer-place.request.js';
import { AnswerPlace } from './answer-place.use-case.js';
import { DrawHolderResponse, DrawPlaceResponse } from './draw-place.response.js';
import { DrawQuery } from './draw.query.js';
import { ListPlacesRequest } from './list-draws.request.js';

const CSV_TYPE = 'text/csv';
const JSON_TYPE = 'application/json; charset=utf-8';
const DOCUMENT = { schema: { type: 'object' as const, additionalProperties: true } };

@ApiTags('draws')
@ApiInTenant()
@Controller('municipalities/:municipality/draws/:drawId')
export class DrawPlacesController {
  constructor(
    private readonly draws: DrawQuery,
    private readonly answerPlace: AnswerPlace,
  ) {}

  /** The frozen list, byte for byte as it was hashed: `code,stratum`, in the order of the codes. */
  @Get('frozen-list')
  @Public('The list has codes and groups only; its hash is what the draw is checked by.')
  @RouteConfig({ produces: CSV_TYPE })
  @Header('content-type', `${CSV_TYPE}; charset=utf-8`)
  @ApiProduces(CSV_TYPE)
  @ApiOkResponse({ description: 'The list as CSV.', schema: { type: 'string' } })
  @ApiProblems(400, 404)
  list(
    @InTenant() context: TenantContext,
    @Param('drawId', UuidPipe) drawId: string,
  ): Promise<string> {
    return this.draws.listText(context, drawId);
  }

  /** The announcement, as it was published when the list was frozen. */
  @Get('announcement')
  @Public('A draw that nobody can look into proves nothing.')
  @Header('content-type', JSON_TYPE)
  @ApiOkResponse({ description: 'The announcement.', ...DOCUMENT })
  @ApiProblems(400, 404)
  announcement(
    @InTenant() context: TenantContext,
    @Param('drawId', UuidPipe) drawId: string,
  ): Promise<string> {
    return this.draws.announcementText(context, drawId);
  }

  /** The record: everything that it takes to do the draw again, and what came out. */
  @Get('record')
  @Public('A draw that nobody can look into proves nothing.')
  @Header('content-type', JSON_TYPE)
  @ApiOkResponse({ description: 'The record, byte for byte as it was hashed.', ...DOCUMENT })
  @ApiProblems(400, 404)
  record(
    @InTenant() context: TenantContext,
    @Param('drawId', UuidPipe) drawId: string,
  ): Promise<string> {
    return this.draws.recordText(context, drawId);
  }

  /** The codes in the drawn order, and what became of each. */
  @Get('places')
  @Public('Codes are no names, and who follows whom is what the draw decided.')
  @ApiPage(DrawPlaceResponse, 'A page of places, by group and place.')
  @ApiProblems(400, 404)
  async places(
    @InTenant() context: TenantContext,
    @Param('drawId', UuidPipe) drawId: string,
    @Query() page: ListPlacesRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DrawPlaceResponse[]> {
    const found = await this.draws.places(context, drawId, page);
    return sendPage(reply, page, found, (each) => DrawPlaceResponse.of(each));
  }

  /**
   * Records what somebody who was invited answered. Accepting gives the membership; otherwise the next
   * reserve of the group is invited.
   */
  @Post('places/:code/answers')
  @Permission('manage-draw')
  @ApiParam({ name: 'code', description: 'The code of the lot.', schema: { type: 'string' } })
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  answer(
    @AsCommand() context: CommandContext,
    @Param('drawId', UuidPipe) drawId: string,
    @Param('code') code: string,
    @Body() request: AnswerPlaceRequest,
  ): Promise<DrawPlaceResponse> {
    return this.answerPlace.execute(context, drawId, { code, request });
  }

  /** Whose lots they are, as far as that is known here. */
  @Get('holders')
  @Permission('read-people')
  @ApiPage(DrawHolderResponse, 'A page of codes with the person of each, by code.')
  @ApiProblems(400, 401, 403, 404)
  async holders(
    @ByActor() context: ActorContext,
    @Param('drawId', UuidPipe) drawId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DrawHolderResponse[]> {
    const found = await this.draws.holders(context, drawId, page);
    return sendPage(reply, page, found, (each) => DrawHolderResponse.of(each));
  }
}
