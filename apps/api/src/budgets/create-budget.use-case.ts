import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { authorise, budgetYearFaults, refuseFaults } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { BudgetResponse } from './budget.response.js';
import type { CreateBudgetRequest } from './create-budget.request.js';

/** Opens the budget of a wijkteam for a year, with nothing in it. */
@Injectable()
export class CreateBudget {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, request: CreateBudgetRequest): Promise<BudgetResponse> {
    refuseFaults(budgetYearFaults(request.year));
    return this.unitOfWork.run(context.tenant, ({ audit, budgets, idempotency, wijkteams }) =>
      idempotency.once(context.command, async () => {
        const { id: wijkteamId } = await wijkteams.get(request.wijkteamId);
        authorise(context.actor, 'grant-budget', { wijkteamId });
        const budget = { id: randomUUID(), wijkteamId, year: request.year };
        await budgets.insert(budget);
        await audit.record({
          actor: actorRefOf(context.actor),
          action: 'create-budget',
          subjectType: 'budget',
          subjectId: budget.id,
          origin: context.requestId,
          details: { wijkteamId, year: budget.year },
        });
        return BudgetResponse.of(await budgets.getFunded(budget.id));
      }),
    );
  }
}
