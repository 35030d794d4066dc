import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AsCommand,
  type CommandContext,
  InTenant,
  Permission,
  Public,
  type TenantContext,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { BallotPaperResponse } from './ballot-paper.response.js';
import { CastBallotRequest, choicesOf } from './cast-ballot.request.js';
import { CastBallotResponse } from './cast-ballot.response.js';
import { CastBallot } from './cast-ballot.use-case.js';
import { TurnoutResponse } from './turnout.response.js';
import { VotingQuery } from './voting.query.js';

@ApiTags('voting')
@ApiInTenant()
@Controller('municipalities/:municipality/rounds/:roundId')
export class VotingController {
  constructor(
    private readonly voting: VotingQuery,
    private readonly castBallot: CastBallot,
  ) {}

  /** The ballot paper of a round and its frozen rules; there is none before voting opens. */
  @Get('ballot-paper')
  @Public('Everybody may see what is voted on, and under which rules.')
  @ApiProblems(400, 404)
  ballotPaper(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
  ): Promise<BallotPaperResponse> {
    return this.voting.ballotPaper(context, roundId);
  }

  /** Casts one's ballot: once in a round, and for good. */
  @Post('ballots')
  @Permission('cast-ballot')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  cast(
    @AsCommand() context: CommandContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Body() body: CastBallotRequest,
  ): Promise<CastBallotResponse> {
    return this.castBallot.execute(context, roundId, choicesOf(body));
  }

  /** How many ballots were cast, and how many residents may vote. What they chose is not counted. */
  @Get('turnout')
  @Public('How many take part is no secret; it is the only figure before the count.')
  @ApiProblems(400, 404)
  turnout(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
  ): Promise<TurnoutResponse> {
    return this.voting.turnout(context, roundId);
  }
}
