import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  PABULIB_TYPE,
  Permission,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { ElectionQuery } from './election.query.js';
import { ImportRoundRequest } from './import-round.request.js';
import { ImportRound } from './import-round.use-case.js';
import { RoundImportResponse } from './round-import.response.js';

@ApiTags('elections')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class ElectionsController {
  constructor(
    private readonly elections: ElectionQuery,
    private readonly importRound: ImportRound,
  ) {}

  /**
   * Makes a round from an election that was held elsewhere, in the Pabulib format: its initiatives,
   * its rules and its ballots. Its votes can then be counted. Every fault in the file is named, by
   * line.
   */
  @Post('round-imports')
  @Permission('exchange-elections')
  @RouteConfig({ consumes: PABULIB_TYPE })
  @ApiConsumes(PABULIB_TYPE)
  @ApiBody({ description: 'The election as a `.pb` file.', schema: { type: 'string' } })
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  import(
    @AsCommand() context: CommandContext,
    @Query() request: ImportRoundRequest,
    @Body() text?: string,
  ): Promise<RoundImportResponse> {
    return this.importRound.execute(context, request, text ?? '');
  }

  /**
   * A round in the Pabulib format: its rules, its initiatives and its ballots. Only after its votes
   * were counted. Nothing in it tells who voted; the ballots stand in the order of a hash.
   */
  @Get('rounds/:roundId/pabulib-export')
  @Permission('exchange-elections')
  @RouteConfig({ produces: PABULIB_TYPE })
  @Header('content-type', `${PABULIB_TYPE}; charset=utf-8`)
  @ApiProduces(PABULIB_TYPE)
  @ApiOkResponse({ description: 'The election as a `.pb` file.', schema: { type: 'string' } })
  @ApiProblems(400, 401, 403, 404, 409)
  export(
    @ByActor() context: ActorContext,
    @Param('roundId', UuidPipe) roundId: string,
  ): Promise<string> {
    return this.elections.export(context, roundId);
  }
}
