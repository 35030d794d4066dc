import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  AsCommand,
  type CommandContext,
  InTenant,
  Permission,
  Public,
  sendPage,
  type TenantContext,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { BudgetQuery } from './budget.query.js';
import { BudgetResponse } from './budget.response.js';
import { CreateBudgetRequest } from './create-budget.request.js';
import { CreateBudget } from './create-budget.use-case.js';
import { ListBudgetsRequest } from './list-budgets.request.js';

@ApiTags('budgets')
@ApiInTenant()
@Controller('municipalities/:municipality/budgets')
export class BudgetsController {
  constructor(
    private readonly budgets: BudgetQuery,
    private readonly createBudget: CreateBudget,
  ) {}

  /** The yearly budgets of the wijkteams, with what is left of them. */
  @Get()
  @Public('Public money: what a wijkteam has and what is left of it is open data.')
  @ApiPage(BudgetResponse, 'A page of budgets, the newest year first.')
  @ApiProblems(400, 404)
  async list(
    @InTenant() context: TenantContext,
    @Query() page: ListBudgetsRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BudgetResponse[]> {
    const found = await this.budgets.list(context, page);
    return sendPage(reply, page, found, (each) => BudgetResponse.of(each));
  }

  /** Opens the budget of a wijkteam for a year. A grant then fills it. */
  @Post()
  @Permission('grant-budget')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  create(
    @AsCommand() context: CommandContext,
    @Body() body: CreateBudgetRequest,
  ): Promise<BudgetResponse> {
    return this.createBudget.execute(context, body);
  }

  /** One budget, with what is left of it. */
  @Get(':budgetId')
  @Public('Public money: what a wijkteam has and what is left of it is open data.')
  @ApiProblems(400, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('budgetId', UuidPipe) budgetId: string,
  ): Promise<BudgetResponse> {
    return BudgetResponse.of(await this.budgets.get(context, budgetId));
  }
}
