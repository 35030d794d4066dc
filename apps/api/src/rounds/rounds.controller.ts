import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  InTenant,
  Permission,
  Public,
  sendPage,
  setVersion,
  type TenantContext,
  UuidPipe,
  versionOf,
} from '#platform';
import {
  ApiCommand,
  ApiIfMatch,
  ApiInTenant,
  ApiPage,
  ApiProblems,
} from '../openapi/api-decorators.js';
import { ChangeRoundRequest } from './change-round.request.js';
import { ChangeRound } from './change-round.use-case.js';
import { CreateRoundRequest } from './create-round.request.js';
import { CreateRound } from './create-round.use-case.js';
import { MoveRoundRequest } from './move-round.request.js';
import { MoveRound } from './move-round.use-case.js';
import { RoundQuery } from './round.query.js';
import { RoundResponse } from './round.response.js';
import { RoundsPageQuery } from './rounds-page.request.js';

@ApiTags('rounds')
@ApiInTenant()
@Controller('municipalities/:municipality/rounds')
export class RoundsController {
  constructor(
    private readonly rounds: RoundQuery,
    private readonly createRound: CreateRound,
    private readonly changeRound: ChangeRound,
    private readonly moveRound: MoveRound,
  ) {}

  /** The rounds of the municipality, newest first. */
  @Get()
  @Public('How a municipality divides its money is open data.')
  @ApiPage(RoundResponse, 'A page of rounds, newest first.')
  @ApiProblems(400, 404)
  async list(
    @InTenant() context: TenantContext,
    @Query() page: RoundsPageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RoundResponse[]> {
    const found = await this.rounds.list(context, page);
    return sendPage(reply, page, found, (each) => RoundResponse.of(each));
  }

  /** One round, with its rules. */
  @Get(':roundId')
  @Public('The rules of a round are there to be read.')
  @ApiProblems(400, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RoundResponse> {
    const round = await this.rounds.get(context, roundId);
    setVersion(reply, round.version);
    return RoundResponse.of(round);
  }

  /** Begins a round of a wijkteam, as a draft. */
  @Post()
  @Permission('manage-round')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  create(
    @AsCommand() context: CommandContext,
    @Body() body: CreateRoundRequest,
  ): Promise<RoundResponse> {
    return this.createRound.execute(context, body);
  }

  /** Changes a round: title, rules and timeline while it is shaped, the budget longer. */
  @Patch(':roundId')
  @Permission('manage-round')
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 409, 412, 428)
  async change(
    @ByActor() context: ActorContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Body() request: ChangeRoundRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RoundResponse> {
    const version = versionOf(reply.request.headers['if-match']);
    const round = await this.changeRound.execute(context, { roundId, version, request });
    setVersion(reply, round.version);
    return RoundResponse.of(round);
  }

  /**
   * Takes a round a step further. Acting before a planned moment makes now that moment. Fixing the
   * ballot, or opening the voting without that, freezes the rules and the ballot paper; closing the
   * voting asks for the count.
   */
  @Post(':roundId/phase-transitions')
  @Permission('manage-round')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  move(
    @AsCommand() context: CommandContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Body() { event }: MoveRoundRequest,
  ): Promise<RoundResponse> {
    return this.moveRound.execute(context, roundId, event);
  }
}
