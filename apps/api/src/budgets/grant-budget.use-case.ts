import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { budgetAccount, grantBudget, tidyLine } from '#domain';
import { type RecordedGrant, type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, centsOf, type CommandContext } from '#platform';
import { BudgetGrantResponse } from './budget-grant.response.js';
import type { GrantBudgetRequest } from './grant-budget.request.js';

/** Adds to a budget: a transfer in the ledger, and the decision behind it, in one transaction. */
@Injectable()
export class GrantBudget {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    budgetId: string,
    request: GrantBudgetRequest,
  ): Promise<BudgetGrantResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        const budget = await stores.budgets.get(budgetId);
        const grant = {
          id: randomUUID(),
          budgetId: budget.id,
          amountCents: centsOf(request.amountCents),
          decisionReference: tidyLine(request.decisionReference),
          grantedAt: await stores.clock.now(),
        };
        const transfer = grantBudget(context.actor, budget, grant);
        await stores.ledger.post(actorRefOf(context.actor), grant.grantedAt, [transfer]);
        await stores.budgets.insertGrant({ ...grant, grantedBy: context.actor.id });
        await record(stores, context, grant);
        await stores.applicationLine.promote([budgetAccount(budget.id)], {
          actor: actorRefOf(context.actor),
          origin: context.requestId,
          now: grant.grantedAt,
        });
        return BudgetGrantResponse.of(grant);
      }),
    );
  }
}

async function record(
  { audit }: Stores,
  context: CommandContext,
  grant: RecordedGrant,
): Promise<void> {
  await audit.record({
    actor: actorRefOf(context.actor),
    action: 'grant-budget',
    subjectType: 'budget',
    subjectId: grant.budgetId,
    origin: context.requestId,
    details: {
      transferId: grant.id,
      amountCents: grant.amountCents.toString(),
      decisionReference: grant.decisionReference,
    },
  });
}
