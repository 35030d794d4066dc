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
import { BudgetQuery } from './budget.query.js';
import { EnvelopeMovementResponse, EnvelopeResponse } from './envelope.response.js';
import { ReturnEnvelopeRequest } from './return-envelope.request.js';
import { ReturnEnvelope } from './return-envelope.use-case.js';

@ApiTags('budgets')
@ApiInTenant()
@Controller('municipalities/:municipality/envelopes/:envelopeId')
export class EnvelopesController {
  constructor(
    private readonly budgets: BudgetQuery,
    private readonly returnEnvelope: ReturnEnvelope,
  ) {}

  /** One envelope, with what is left of it. */
  @Get()
  @Public('Public money: what a budget is split into, and what is left of it, is open data.')
  @ApiProblems(400, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('envelopeId', UuidPipe) envelopeId: string,
  ): Promise<EnvelopeResponse> {
    return EnvelopeResponse.of(await this.budgets.envelope(context, envelopeId));
  }

  /** What went into an envelope, and what went back to its budget. */
  @Get('movements')
  @Public('Public money: which decision moved it is open data. Who entered it is not told here.')
  @ApiPage(EnvelopeMovementResponse, 'A page of movements, newest first.')
  @ApiProblems(400, 404)
  async movements(
    @InTenant() context: TenantContext,
    @Param('envelopeId', UuidPipe) envelopeId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnvelopeMovementResponse[]> {
    const found = await this.budgets.movementsOf(context, envelopeId, page);
    return sendPage(reply, page, found, (each) => EnvelopeMovementResponse.of(each));
  }

  /** Gives (part of) what is left in an envelope back to its budget. */
  @Post('returns')
  @Permission('split-budget')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  giveBack(
    @AsCommand() context: CommandContext,
    @Param('envelopeId', UuidPipe) envelopeId: string,
    @Body() body: ReturnEnvelopeRequest,
  ): Promise<EnvelopeMovementResponse> {
    return this.returnEnvelope.execute(context, envelopeId, body);
  }
}
