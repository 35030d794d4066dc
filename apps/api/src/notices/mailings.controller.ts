import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  MAIL_TYPE,
  Permission,
  sendPage,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { MailingQuery } from './mailing.query.js';
import { BounceResponse, MailingResponse } from './mailing.response.js';
import {
  DecideMailingRequest,
  ListLettersRequest,
  ListMailingsRequest,
} from './mailings.request.js';
import { ReportBounce } from './report-bounce.use-case.js';
import { SettleMailing } from './settle-mailing.use-case.js';

const PDF_TYPE = 'application/pdf';

@ApiTags('mail')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class MailingsController {
  constructor(
    private readonly mailings: MailingQuery,
    private readonly settleMailing: SettleMailing,
    private readonly reportBounce: ReportBounce,
  ) {}

  /** Letters for people without e-mail: those to print, or those that were posted. */
  @Get('letters')
  @Permission('print-letters')
  @ApiPage(MailingResponse, 'A page of letters, the oldest first.')
  @ApiProblems(400, 401, 403, 404)
  async letters(
    @ByActor() context: ActorContext,
    @Query() request: ListLettersRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MailingResponse[]> {
    const { state } = request;
    const found = await this.mailings.list(context, request, { channel: 'letter', state });
    return sendPage(reply, request, found, (each) => MailingResponse.of(each));
  }

  /** A letter to print. */
  @Get('letters/:mailingId/document')
  @Permission('print-letters')
  @RouteConfig({ produces: PDF_TYPE })
  @Header('content-type', PDF_TYPE)
  @Header('content-disposition', 'inline; filename="letter.pdf"')
  @ApiProduces(PDF_TYPE)
  @ApiOkResponse({ description: 'The letter.', schema: { type: 'string', format: 'binary' } })
  @ApiProblems(400, 401, 403, 404)
  letter(
    @ByActor() context: ActorContext,
    @Param('mailingId', UuidPipe) mailingId: string,
  ): Promise<Buffer> {
    return this.mailings.letter(context, mailingId);
  }

  /** Says that a letter was printed and posted. */
  @Post('letters/:mailingId/postings')
  @Permission('print-letters')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  post(
    @AsCommand() context: CommandContext,
    @Param('mailingId', UuidPipe) mailingId: string,
  ): Promise<MailingResponse> {
    return this.settleMailing.execute(context, { mailingId, channel: 'letter', event: 'post' });
  }

  /** Mail of which nobody knows whether it left, or that did not arrive. */
  @Get('mailings')
  @Permission('settle-mail')
  @ApiPage(MailingResponse, 'A page of mail, the oldest first.')
  @ApiProblems(400, 401, 403, 404)
  async list(
    @ByActor() context: ActorContext,
    @Query() request: ListMailingsRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MailingResponse[]> {
    const { state } = request;
    const found = await this.mailings.list(context, request, { channel: 'email', state });
    return sendPage(reply, request, found, (each) => MailingResponse.of(each));
  }

  /** Decides what becomes of a mail of which nobody knows whether it left. */
  @Post('mailings/:mailingId/decisions')
  @Permission('settle-mail')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  decide(
    @AsCommand() context: CommandContext,
    @Param('mailingId', UuidPipe) mailingId: string,
    @Body() { decision }: DecideMailingRequest,
  ): Promise<MailingResponse> {
    return this.settleMailing.execute(context, { mailingId, channel: 'email', event: decision });
  }

  /** Takes a mail that came back (RFC 3464), as the mail server of the municipality got it. */
  @Post('mail-bounces')
  @HttpCode(200)
  @Permission('report-bounces')
  @RouteConfig({ consumes: MAIL_TYPE })
  @ApiConsumes(MAIL_TYPE)
  @ApiBody({ description: 'The mail as it is.', schema: { type: 'string' } })
  @ApiProblems(400, 401, 403, 404, 413)
  bounce(@ByActor() context: ActorContext, @Body() raw?: Buffer): Promise<BounceResponse> {
    return this.reportBounce.execute(context, raw ?? Buffer.alloc(0));
  }
}
