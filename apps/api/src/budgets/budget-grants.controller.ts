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
import { BudgetGrantResponse } from './budget-grant.response.js';
import { BudgetQuery } from './budget.query.js';
import { GrantBudgetRequest } from './grant-budget.request.js';
import { GrantBudget } from './grant-budget.use-case.js';

@ApiTags('budgets')
@ApiInTenant()
@Controller('municipalities/:municipality/budgets/:budgetId/grants')
export class BudgetGrantsController {
  constructor(
    private readonly budgets: BudgetQuery,
    private readonly grantBudget: GrantBudget,
  ) {}

  /** The grants of a budget: together they are its ceiling. */
  @Get()
  @Public('Public money: which decision gave it is open data. Who entered it is not told here.')
  @ApiPage(BudgetGrantResponse, 'A page of grants, newest first.')
  @ApiProblems(400, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('budgetId', UuidPipe) budgetId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BudgetGrantResponse[]> {
    const found = await this.budgets.grantsOf(context, budgetId, page);
    return sendPage(reply, page, found, (each) => BudgetGrantResponse.of(each));
  }

  /** Adds to a budget, by a decision of the municipality. */
  @Post()
  @Permission('grant-budget')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  create(
    @AsCommand() context: CommandContext,
    @Param('budgetId', UuidPipe) budgetId: string,
    @Body() body: GrantBudgetRequest,
  ): Promise<BudgetGrantResponse> {
    return this.grantBudget.execute(context, budgetId, body);
  }
}
