import { Module } from '@nestjs/common';
import { BudgetGrantsController } from './budget-grants.controller.js';
import { BudgetQuery } from './budget.query.js';
import { BudgetsController } from './budgets.controller.js';
import { CreateBudget } from './create-budget.use-case.js';
import { GrantBudget } from './grant-budget.use-case.js';

@Module({
  controllers: [BudgetGrantsController, BudgetsController],
  providers: [BudgetQuery, CreateBudget, GrantBudget],
})
export class BudgetsModule {}
