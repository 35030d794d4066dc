import { Body, Controller, Get, Param, Post } from '@nestjs/common';
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
import { EnterInitiativeRequest } from './entered-initiative.request.js';
import { EnterInitiative } from './enter-initiative.use-case.js';
import { InitiativeResponse } from './initiative.response.js';
import { OnBehalfResponse } from './on-behalf.response.js';

@ApiTags('initiatives')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class EnteredInitiativesController {
  constructor(private readonly enterInitiative: EnterInitiative) {}

  /**
   * Writes a plan down for somebody without internet, as a draft that staff submit for them. Who it is for,
   * and that they agreed, is kept apart and shown to nobody but those who help.
   */
  @Post('rounds/:roundId/entered-initiatives')
  @Permission('enter-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  enter(
    @AsCommand() context: CommandContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Body() body: EnterInitiativeRequest,
  ): Promise<InitiativeResponse> {
    return this.enterInitiative.execute(context, roundId, body);
  }

  /** For whom a plan was written down, for who helps them. */
  @Get('initiatives/:initiativeId/on-behalf')
  @Permission('enter-initiative')
  @ApiProblems(400, 401, 403, 404)
  onBehalf(
    @ByActor() context: ActorContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
  ): Promise<OnBehalfResponse> {
    return this.enterInitiative.onBehalfOf(context, initiativeId);
  }
}
