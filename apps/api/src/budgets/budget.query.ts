import { Injectable } from '@nestjs/common';
import {
  type EnvelopeMovement,
  type FundedBudget,
  type FundedEnvelope,
  type Page,
  type PageRequest,
  type RecordedCarryOver,
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

  envelopesOf(
    { tenant }: TenantContext,
    budgetId: string,
    page: PageRequest,
  ): Promise<Page<FundedEnvelope>> {
    return this.unitOfWork.run(tenant, async ({ budgets, envelopes }) => {
      await budgets.get(budgetId);
      return envelopes.list(page, budgetId);
    });
  }

  carryOversOf(
    { tenant }: TenantContext,
    budgetId: string,
    page: PageRequest,
  ): Promise<Page<RecordedCarryOver>> {
    return this.unitOfWork.run(tenant, async ({ budgets, carryOvers }) => {
      await budgets.get(budgetId);
      return carryOvers.list(page, budgetId);
    });
  }

  envelope({ tenant }: TenantContext, envelopeId: string): Promise<FundedEnvelope> {
    return this.unitOfWork.run(tenant, ({ envelopes }) => envelopes.getFunded(envelopeId));
  }

  movementsOf(
    { tenant }: TenantContext,
    envelopeId: string,
    page: PageRequest,
  ): Promise<Page<EnvelopeMovement>> {
    return this.unitOfWork.run(tenant, async ({ envelopes }) => {
      await envelopes.get(envelopeId);
      return envelopes.movementsOf(page, envelopeId);
    });
  }
}
