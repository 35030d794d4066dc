import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  PageQuery,
  Permission,
  sendPage,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { CheckSheet } from './check-sheet.use-case.js';
import { EnterSheet } from './enter-sheet.use-case.js';
import { CheckSheetRequest, EnterSheetRequest } from './sheet.request.js';
import { SignatureSheetResponse } from './sheet.response.js';
import { SignatureSheetsQuery } from './signature-sheets.query.js';
import { SignatureWithdrawalRequest } from './signature-withdrawal.request.js';
import { SupportCountResponse } from './support.response.js';
import { WithdrawSignature } from './withdraw-signature.use-case.js';

@ApiTags('support')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class SignatureSheetsController {
  constructor(
    private readonly query: SignatureSheetsQuery,
    private readonly enterSheet: EnterSheet,
    private readonly checkSheet: CheckSheet,
    private readonly withdrawSignature: WithdrawSignature,
  ) {}

  /** The sheets of signatures of an initiative, for those who verify them. */
  @Get('initiatives/:initiativeId/signature-sheets')
  @Permission('verify-support')
  @ApiPage(SignatureSheetResponse, 'A page of sheets, oldest first.')
  @ApiProblems(400, 401, 403, 404)
  async list(
    @ByActor() context: ActorContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignatureSheetResponse[]> {
    const found = await this.query.list(context, initiativeId, page);
    return sendPage(reply, page, found, (each) => SignatureSheetResponse.of(each));
  }

  /** Types over a sheet of signatures. Each line is held against the list of residents of the wijk. */
  @Post('initiatives/:initiativeId/signature-sheets')
  @Permission('verify-support')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  enter(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() body: EnterSheetRequest,
  ): Promise<SignatureSheetResponse> {
    return this.enterSheet.execute(context, initiativeId, body);
  }

  /** Checks a sheet that somebody else entered. What is accepted counts from then on. */
  @Post('signature-sheets/:signatureSheetId/checks')
  @Permission('verify-support')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  check(
    @AsCommand() context: CommandContext,
    @Param('signatureSheetId', UuidPipe) signatureSheetId: string,
    @Body() { refusedLines }: CheckSheetRequest,
  ): Promise<SignatureSheetResponse> {
    return this.checkSheet.execute(context, signatureSheetId, refusedLines);
  }

  /**
   * Takes a signature on paper back for who signed and asks for it, until the support ends: with an
   * account or a code people do so themselves. Not by who makes an initiative in the same round.
   */
  @Post('initiatives/:initiativeId/signature-withdrawals')
  @Permission('verify-support')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  withdraw(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() body: SignatureWithdrawalRequest,
  ): Promise<SupportCountResponse> {
    return this.withdrawSignature.execute(context, initiativeId, body);
  }
}
