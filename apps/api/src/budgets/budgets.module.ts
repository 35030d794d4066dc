import { Module } from '@nestjs/common';
import { BudgetGrantsController } from './budget-grants.controller.js';
import { BudgetSplitsController } from './budget-splits.controller.js';
import { BudgetQuery } from './budget.query.js';
import { BudgetsController } from './budgets.controller.js';
import { CarryOverBudget } from './carry-over.use-case.js';
import { CreateBudget } from './create-budget.use-case.js';
import { EnvelopesController } from './envelopes.controller.js';
import { GrantBudget } from './grant-budget.use-case.js';
import { ReturnEnvelope } from './return-envelope.use-case.js';
import { SplitBudget } from './split-budget.use-case.js';

@Module({
  controllers: [
    BudgetGrantsController,
    BudgetSplitsController,
    BudgetsController,
    EnvelopesController,
  ],
  providers: [BudgetQuery, CarryOverBudget, CreateBudget, GrantBudget, ReturnEnvelope, SplitBudget],
})
export class BudgetsModule {}
