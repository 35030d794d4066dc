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
import { CreateMeetingRequest } from './create-meeting.request.js';
import { CreateMeeting } from './create-meeting.use-case.js';
import { MeetingQuery } from './meeting.query.js';
import { MeetingResponse, MeetingWithSeatsResponse } from './meeting.response.js';
import { MoveMeetingRequest } from './move-meeting.request.js';
import { MoveMeeting } from './move-meeting.use-case.js';
import { RecordPresenceRequest } from './record-presence.request.js';
import { RecordPresence } from './record-presence.use-case.js';

@ApiTags('meetings')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class MeetingsController {
  constructor(
    private readonly meetings: MeetingQuery,
    private readonly createMeeting: CreateMeeting,
    private readonly moveMeeting: MoveMeeting,
    private readonly recordPresence: RecordPresence,
  ) {}

  /** The meetings of a wijkteam; those in preparation for its seats only. */
  @Get('wijkteams/:wijkteamId/meetings')
  @Public('When a wijkteam meets, and about what, is for everybody in the wijk to know.')
  @ApiPage(MeetingResponse, 'A page of meetings, the latest first.')
  @ApiProblems(400, 401, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeetingResponse[]> {
    const found = await this.meetings.list(context, wijkteamId, page);
    return sendPage(reply, page, found, (each) => MeetingResponse.of(each));
  }

  /** One meeting, with its seats and who of them is there. */
  @Get('meetings/:meetingId')
  @Public('When a wijkteam meets, and about what, is for everybody in the wijk to know.')
  @ApiProblems(400, 401, 404)
  get(
    @InTenant() context: TenantContext,
    @Param('meetingId', UuidPipe) meetingId: string,
  ): Promise<MeetingWithSeatsResponse> {
    return this.meetings.get(context, meetingId);
  }

  /** Begins to prepare a meeting or a written procedure. */
  @Post('wijkteams/:wijkteamId/meetings')
  @Permission('manage-meeting')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  create(
    @AsCommand() context: CommandContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
    @Body() body: CreateMeetingRequest,
  ): Promise<MeetingResponse> {
    return this.createMeeting.execute(context, wijkteamId, body);
  }

  /** Convenes, opens, closes or cancels a meeting. */
  @Post('meetings/:meetingId/transitions')
  @Permission('manage-meeting')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  move(
    @AsCommand() context: CommandContext,
    @Param('meetingId', UuidPipe) meetingId: string,
    @Body() { event }: MoveMeetingRequest,
  ): Promise<MeetingResponse> {
    return this.moveMeeting.execute(context, meetingId, event);
  }

  /** Records that somebody with a seat came or went. */
  @Post('meetings/:meetingId/presences')
  @Permission('vote-in-team')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  presence(
    @AsCommand() context: CommandContext,
    @Param('meetingId', UuidPipe) meetingId: string,
    @Body() body: RecordPresenceRequest,
  ): Promise<MeetingWithSeatsResponse> {
    return this.recordPresence.execute(context, meetingId, body);
  }
}
