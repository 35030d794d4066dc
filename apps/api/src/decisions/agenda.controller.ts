import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  AsCommand,
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
import { AddAgendaItem } from './add-agenda-item.use-case.js';
import {
  AddAgendaItemRequest,
  CastTeamVoteRequest,
  RecordRecusalRequest,
} from './agenda-item.request.js';
import { AgendaItemResponse } from './agenda-item.response.js';
import { CastTeamVote } from './cast-team-vote.use-case.js';
import { DecisionQuery } from './decision.query.js';
import { RecordRecusal } from './record-recusal.use-case.js';

@ApiTags('meetings')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class AgendaController {
  constructor(
    private readonly decisions: DecisionQuery,
    private readonly addAgendaItem: AddAgendaItem,
    private readonly recordRecusal: RecordRecusal,
    private readonly castTeamVote: CastTeamVote,
  ) {}

  /** The agenda of a meeting, with what came of each item. */
  @Get('meetings/:meetingId/agenda-items')
  @Public('What a wijkteam puts to the vote is for everybody in the wijk to know.')
  @ApiPage(AgendaItemResponse, 'A page of items, in their order.')
  @ApiProblems(400, 401, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('meetingId', UuidPipe) meetingId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AgendaItemResponse[]> {
    const found = await this.decisions.agenda(context, meetingId, page);
    return sendPage(reply, page, found, (each) => each);
  }

  /** Adds an item to the agenda, until the meeting opens. */
  @Post('meetings/:meetingId/agenda-items')
  @Permission('manage-meeting')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  add(
    @AsCommand() context: CommandContext,
    @Param('meetingId', UuidPipe) meetingId: string,
    @Body() body: AddAgendaItemRequest,
  ): Promise<AgendaItemResponse> {
    return this.addAgendaItem.execute(context, meetingId, body);
  }

  /** Records that somebody steps aside because of an interest. */
  @Post('agenda-items/:agendaItemId/recusals')
  @Permission('vote-in-team')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  recuse(
    @AsCommand() context: CommandContext,
    @Param('agendaItemId', UuidPipe) itemId: string,
    @Body() body: RecordRecusalRequest,
  ): Promise<AgendaItemResponse> {
    return this.recordRecusal.execute(context, itemId, body);
  }

  /** Casts a vote; in a meeting in person the secretary records those of the others. */
  @Post('agenda-items/:agendaItemId/votes')
  @Permission('vote-in-team')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  vote(
    @AsCommand() context: CommandContext,
    @Param('agendaItemId', UuidPipe) itemId: string,
    @Body() body: CastTeamVoteRequest,
  ): Promise<AgendaItemResponse> {
    return this.castTeamVote.execute(context, itemId, body);
  }
}
