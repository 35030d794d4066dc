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
import { ConfirmOutcome } from './confirm-outcome.use-case.js';
import { OutcomeRecordResponse } from './outcome-record.response.js';
import { OutcomeQuery } from './outcome.query.js';
import { ConfirmOutcomeRequest, RecordOutcomeRequest } from './record-outcome.request.js';
import { RecordOutcome } from './record-outcome.use-case.js';

@ApiTags('outcomes')
@ApiInTenant()
@Controller('municipalities/:municipality/rounds/:roundId/outcome-records')
export class OutcomesController {
  constructor(
    private readonly outcomes: OutcomeQuery,
    private readonly recordOutcome: RecordOutcome,
    private readonly confirmOutcome: ConfirmOutcome,
  ) {}

  /** What the committee advised or the assembly chose, with every earlier record; the latest first. */
  @Get()
  @Public('An advice is published with the decision that it led to (Awb 3:49); it names nobody.')
  @ApiPage(OutcomeRecordResponse, 'A page of records, the one that holds first.')
  @ApiProblems(400, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OutcomeRecordResponse[]> {
    const found = await this.outcomes.list(context, roundId, page);
    return sendPage(reply, page, found, (each) => OutcomeRecordResponse.of(each));
  }

  /** Enters the outcome of a committee or an assembly. A second record corrects the first. */
  @Post()
  @Permission('record-outcome')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  record(
    @AsCommand() context: CommandContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Body() body: RecordOutcomeRequest,
  ): Promise<OutcomeRecordResponse> {
    return this.recordOutcome.execute(context, roundId, body);
  }

  /** Confirms a record as a second person, who was there or has the minutes. */
  @Post(':recordId/confirmations')
  @Permission('record-outcome')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  confirm(
    @AsCommand() context: CommandContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Param('recordId', UuidPipe) recordId: string,
    @Body() { textHash }: ConfirmOutcomeRequest,
  ): Promise<OutcomeRecordResponse> {
    return this.confirmOutcome.execute(context, { roundId, recordId, textHash });
  }
}
