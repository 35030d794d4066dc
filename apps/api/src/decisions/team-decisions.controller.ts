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
import { AddNote } from './add-note.use-case.js';
import { AddNoteRequest } from './agenda-item.request.js';
import { AgendaItemResponse, TeamDecisionResponse } from './agenda-item.response.js';
import { DecideItem } from './decide-item.use-case.js';
import { DecisionQuery } from './decision.query.js';

@ApiTags('team decisions')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class TeamDecisionsController {
  constructor(
    private readonly decisions: DecisionQuery,
    private readonly decideItem: DecideItem,
    private readonly addNote: AddNote,
  ) {}

  /** What a wijkteam decided. */
  @Get('wijkteams/:wijkteamId/team-decisions')
  @Public('What a wijkteam decides, and with how many votes, is for everybody to know.')
  @ApiPage(TeamDecisionResponse, 'A page of decisions, the latest first.')
  @ApiProblems(400, 401, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TeamDecisionResponse[]> {
    const found = await this.decisions.list(context, wijkteamId, page);
    return sendPage(reply, page, found, (each) => TeamDecisionResponse.of(each));
  }

  /** One decision, with exactly what was decided. */
  @Get('team-decisions/:teamDecisionId')
  @Public('What a wijkteam decides, and with how many votes, is for everybody to know.')
  @ApiProblems(400, 401, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('teamDecisionId', UuidPipe) decisionId: string,
  ): Promise<TeamDecisionResponse> {
    return TeamDecisionResponse.of(await this.decisions.get(context, decisionId));
  }

  /** Ends the vote on an item, and records what was decided. */
  @Post('agenda-items/:agendaItemId/decisions')
  @Permission('record-decision')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  decide(
    @AsCommand() context: CommandContext,
    @Param('agendaItemId', UuidPipe) itemId: string,
  ): Promise<TeamDecisionResponse> {
    return this.decideItem.execute(context, itemId);
  }

  /** Adds to the minutes what was said under an item. */
  @Post('agenda-items/:agendaItemId/notes')
  @Permission('manage-meeting')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  note(
    @AsCommand() context: CommandContext,
    @Param('agendaItemId', UuidPipe) itemId: string,
    @Body() body: AddNoteRequest,
  ): Promise<AgendaItemResponse> {
    return this.addNote.execute(context, itemId, body);
  }
}
