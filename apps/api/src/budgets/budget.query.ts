import { Injectable } from '@nestjs/common';
import {
  type FundedBudget,
  type Page,
  type PageRequest,
  type RecordedGrant,
  UnitOfWork,
} from '#persistence';
import type { TenantContext } from '#platform';
import type { ListBudgetsRequest } from './list-budgets.request.js';

/** The budgets as the ledger has them, and the grants that made them so. */
@Injectable()
export class BudgetQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list({ tenant }: TenantContext, request: ListBudgetsRequest): Promise<Page<FundedBudget>> {
    const { wijkteamId, year } = request;
    const filter = {
      ...(wijkteamId === undefined ? {} : { wijkteamId }),
      ...(year === undefined ? {} : { year }),
    };
    return this.unitOfWork.run(tenant, ({ budgets }) => budgets.list(request, filter));
  }

  get({ tenant }: TenantContext, budgetId: string): Promise<FundedBudget> {
    return this.unitOfWork.run(tenant, ({ budgets }) => budgets.getFunded(budgetId));
  }

  grantsOf(
    { tenant }: TenantContext,
    budgetId: string,
    page: PageRequest,
  ): Promise<Page<RecordedGrant>> {
    return this.unitOfWork.run(tenant, async ({ budgets }) => {
      await budgets.get(budgetId);
      return budgets.grantsOf(budgetId, page);
    });
  }
}
