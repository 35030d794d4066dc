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
import { CarryOverRequest } from './carry-over.request.js';
import { CarryOverResponse } from './carry-over.response.js';
import { CarryOverBudget } from './carry-over.use-case.js';
import { BudgetSplitResponse, EnvelopeResponse } from './envelope.response.js';
import { SplitBudgetRequest } from './split-budget.request.js';
import { SplitBudget } from './split-budget.use-case.js';

@ApiTags('budgets')
@ApiInTenant()
@Controller('municipalities/:municipality/budgets/:budgetId')
export class BudgetSplitsController {
  constructor(
    private readonly budgets: BudgetQuery,
    private readonly splitBudget: SplitBudget,
    private readonly carryOverBudget: CarryOverBudget,
  ) {}

  /** The envelopes of a budget, with what is left of each. */
  @Get('envelopes')
  @Public('Public money: what a budget is split into, and what is left of it, is open data.')
  @ApiPage(EnvelopeResponse, 'A page of envelopes, by name.')
  @ApiProblems(400, 404)
  async envelopes(
    @InTenant() context: TenantContext,
    @Param('budgetId', UuidPipe) budgetId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnvelopeResponse[]> {
    const found = await this.budgets.envelopesOf(context, budgetId, page);
    return sendPage(reply, page, found, (each) => EnvelopeResponse.of(each));
  }

  /** Splits a budget into envelopes, for rounds, themes and buurten: all at once, or nothing. */
  @Post('splits')
  @Permission('split-budget')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  split(
    @AsCommand() context: CommandContext,
    @Param('budgetId', UuidPipe) budgetId: string,
    @Body() body: SplitBudgetRequest,
  ): Promise<BudgetSplitResponse> {
    return this.splitBudget.execute(context, budgetId, body);
  }

  /** What came into a budget from earlier years, and what went out of it to later ones. */
  @Get('carry-overs')
  @Public('Public money: what goes from one year to another is open data.')
  @ApiPage(CarryOverResponse, 'A page of carry-overs, newest first.')
  @ApiProblems(400, 404)
  async carryOvers(
    @InTenant() context: TenantContext,
    @Param('budgetId', UuidPipe) budgetId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CarryOverResponse[]> {
    const found = await this.budgets.carryOversOf(context, budgetId, page);
    return sendPage(reply, page, found, (each) => CarryOverResponse.of(each));
  }

  /** Takes what is left of a budget to a later year of the same wijkteam. */
  @Post('carry-overs')
  @Permission('grant-budget')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  carryOver(
    @AsCommand() context: CommandContext,
    @Param('budgetId', UuidPipe) budgetId: string,
    @Body() body: CarryOverRequest,
  ): Promise<CarryOverResponse> {
    return this.carryOverBudget.execute(context, budgetId, body);
  }
}
