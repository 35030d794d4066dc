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
import { AmendMinutes } from './amend-minutes.use-case.js';
import { ApproveMinutes } from './approve-minutes.use-case.js';
import { MeetingQuery } from './meeting.query.js';
import { AmendMinutesRequest, ApproveMinutesRequest } from './minutes.request.js';
import { MinutesResponse, MinutesVerificationResponse } from './minutes.response.js';

@ApiTags('minutes')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class MinutesController {
  constructor(
    private readonly meetings: MeetingQuery,
    private readonly approveMinutes: ApproveMinutes,
    private readonly amendMinutes: AmendMinutes,
  ) {}

  /** The minutes book of a wijkteam: minutes and addenda, with the hashes that hold them together. */
  @Get('wijkteams/:wijkteamId/minutes')
  @Public('What a wijkteam decided, and how, is for everybody to read. Names only by consent.')
  @ApiPage(MinutesResponse, 'A page of the book, the latest minutes first.')
  @ApiProblems(400, 401, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MinutesResponse[]> {
    const found = await this.meetings.listMinutes(context, wijkteamId, page);
    return sendPage(reply, page, found, (each) => each);
  }

  /** Computes the whole minutes book again, and names everything that does not agree. */
  @Get('wijkteams/:wijkteamId/minutes/verification')
  @Public('Everybody may check that nobody changed the minutes.')
  @ApiProblems(400, 401, 404)
  verify(
    @InTenant() context: TenantContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
  ): Promise<MinutesVerificationResponse> {
    return this.meetings.verify(context, wijkteamId);
  }

  /** Records that a later meeting approved minutes. */
  @Post('minutes/:minutesId/approvals')
  @Permission('manage-meeting')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  approve(
    @AsCommand() context: CommandContext,
    @Param('minutesId', UuidPipe) minutesId: string,
    @Body() { meetingId }: ApproveMinutesRequest,
  ): Promise<MinutesResponse> {
    return this.approveMinutes.execute(context, minutesId, meetingId);
  }

  /** Adds a page that says what is not right in minutes; the minutes stay as they are. */
  @Post('minutes/:minutesId/addenda')
  @Permission('manage-meeting')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  amend(
    @AsCommand() context: CommandContext,
    @Param('minutesId', UuidPipe) minutesId: string,
    @Body() body: AmendMinutesRequest,
  ): Promise<MinutesResponse> {
    return this.amendMinutes.execute(context, minutesId, body);
  }
}
