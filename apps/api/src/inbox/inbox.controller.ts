import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type ActorContext,
  ByActor,
  momentOf,
  Permission,
  sendPage,
  setVersion,
  UuidPipe,
  versionOf,
} from '#platform';
import { ApiIfMatch, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { ChangeMailSettings } from './change-mail-settings.use-case.js';
import { InboxQuery } from './inbox.query.js';
import { ChangeMailSettingsRequest } from './mail-settings.request.js';
import { MailSettingsResponse } from './mail-settings.response.js';
import {
  MyNoticeEntryResponse,
  MyNoticeResponse,
  UnreadCountResponse,
} from './my-notice.response.js';
import { GetMyNoticeRequest, ListMyNoticesRequest, ReadAllRequest } from './my-notices.request.js';
import { ReadNotices } from './read-notices.use-case.js';

@ApiTags('inbox')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class InboxController {
  constructor(
    private readonly inbox: InboxQuery,
    private readonly readNotices: ReadNotices,
    private readonly settings: ChangeMailSettings,
  ) {}

  /** The messages of whoever is signed in, newest first. */
  @Get('my-notices')
  @Permission('use-own-session')
  @ApiPage(MyNoticeEntryResponse, 'A page of messages, newest first.')
  @ApiProblems(400, 401, 403, 404)
  async list(
    @ByActor() context: ActorContext,
    @Query() request: ListMyNoticesRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MyNoticeEntryResponse[]> {
    const found = await this.inbox.list(context, request);
    return sendPage(reply, request, found, ({ notice, text }) =>
      MyNoticeEntryResponse.entryOf(notice, text),
    );
  }

  /** How many of them are unread. */
  @Get('my-notices/unread-count')
  @Permission('use-own-session')
  @ApiProblems(400, 401, 403, 404)
  async countUnread(@ByActor() context: ActorContext): Promise<UnreadCountResponse> {
    return { unreadCount: await this.inbox.countUnread(context) };
  }

  /** One message, in full. Looking at it does not mark it as read. */
  @Get('my-notices/:noticeId')
  @Permission('use-own-session')
  @ApiProblems(400, 401, 403, 404)
  async get(
    @ByActor() context: ActorContext,
    @Param('noticeId', UuidPipe) noticeId: string,
    @Query() { language: asked }: GetMyNoticeRequest,
  ): Promise<MyNoticeResponse> {
    const { notice, text, language } = await this.inbox.get(context, noticeId, asked);
    return MyNoticeResponse.of(notice, text, language);
  }

  /** Marks a message as read. */
  @Post('my-notices/:noticeId/readings')
  @HttpCode(200)
  @Permission('use-own-session')
  @ApiProblems(400, 401, 403, 404)
  read(
    @ByActor() context: ActorContext,
    @Param('noticeId', UuidPipe) noticeId: string,
  ): Promise<UnreadCountResponse> {
    return this.readNotices.one(context, noticeId);
  }

  /** Marks all messages as read that came until a moment. */
  @Post('my-notice-readings')
  @HttpCode(200)
  @Permission('use-own-session')
  @ApiProblems(400, 401, 403, 404)
  readAll(
    @ByActor() context: ActorContext,
    @Body() { readUntil }: ReadAllRequest,
  ): Promise<UnreadCountResponse> {
    return this.readNotices.all(context, momentOf(readUntil));
  }

  /** What whoever is signed in chose about messages. */
  @Get('my-mail-settings')
  @Permission('use-own-session')
  @ApiProblems(400, 401, 403, 404)
  async getSettings(
    @ByActor() context: ActorContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MailSettingsResponse> {
    const settings = await this.settings.get(context);
    setVersion(reply, settings.version);
    return MailSettingsResponse.of(settings);
  }

  /** Changes what comes, when, and in which language. What belongs to a procedure comes in any case. */
  @Patch('my-mail-settings')
  @Permission('use-own-session')
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 412, 428)
  async changeSettings(
    @ByActor() context: ActorContext,
    @Body() request: ChangeMailSettingsRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MailSettingsResponse> {
    const version = versionOf(reply.request.headers['if-match']);
    const settings = await this.settings.execute(context, version, request);
    setVersion(reply, settings.version);
    return MailSettingsResponse.of(settings);
  }
}
