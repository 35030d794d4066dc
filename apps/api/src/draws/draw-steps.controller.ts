import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  Permission,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { AddEntriesRequest } from './add-entries.request.js';
import { CarryOutDrawRequest } from './carry-out-draw.request.js';
import { CarryOutDraw } from './carry-out-draw.use-case.js';
import { DrawListResponse, DrawResponse, DrawWithOutcomeResponse } from './draw.response.js';
import { FreezeList } from './freeze-list.use-case.js';
import { WriteList } from './write-list.use-case.js';

@ApiTags('draws')
@ApiInTenant()
@Controller('municipalities/:municipality/draws/:drawId')
export class DrawStepsController {
  constructor(
    private readonly writeList: WriteList,
    private readonly freezeList: FreezeList,
    private readonly carryOutDraw: CarryOutDraw,
  ) {}

  /** Adds lots to a list that is not frozen; a long list comes in parts. */
  @Post('entries')
  @Permission('manage-draw')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  add(
    @AsCommand() context: CommandContext,
    @Param('drawId', UuidPipe) drawId: string,
    @Body() body: AddEntriesRequest,
  ): Promise<DrawListResponse> {
    return this.writeList.add(context, drawId, body);
  }

  /** Empties a list that is not frozen. */
  @Delete('entries')
  @Permission('manage-draw')
  @HttpCode(204)
  @ApiProblems(400, 401, 403, 404, 409)
  clear(
    @ByActor() context: ActorContext,
    @Param('drawId', UuidPipe) drawId: string,
  ): Promise<void> {
    return this.writeList.clear(context, drawId);
  }

  /** Freezes the list and publishes it with its hash, before the public value can be known. */
  @Post('frozen-list')
  @Permission('manage-draw')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  freeze(
    @AsCommand() context: CommandContext,
    @Param('drawId', UuidPipe) drawId: string,
  ): Promise<DrawResponse> {
    return this.freezeList.execute(context, drawId);
  }

  /** Draws, from the sealed secret and the public value, and invites those who are drawn. */
  @Post('outcome')
  @Permission('manage-draw')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  carryOut(
    @AsCommand() context: CommandContext,
    @Param('drawId', UuidPipe) drawId: string,
    @Body() body: CarryOutDrawRequest,
  ): Promise<DrawWithOutcomeResponse> {
    return this.carryOutDraw.execute(context, drawId, body);
  }
}
