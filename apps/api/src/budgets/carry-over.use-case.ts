import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { budgetAccount, carryOverYear, tidyLine, transferOfCarryOver } from '#domain';
import { type RecordedCarryOver, type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, centsOf, type CommandContext } from '#platform';
import type { CarryOverRequest } from './carry-over.request.js';
import { CarryOverResponse } from './carry-over.response.js';

/** Takes what is left of a year to a later year of the same wijkteam, whose budget it opens. */
@Injectable()
export class CarryOverBudget {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    budgetId: string,
    request: CarryOverRequest,
  ): Promise<CarryOverResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        const budget = await stores.budgets.get(budgetId);
        const { availableCents } = await stores.ledger.hold(budgetAccount(budgetId));
        const wish = {
          amountCents: centsOf(request.amountCents),
          toYear: request.toYear,
          decisionReference: tidyLine(request.decisionReference),
        };
        const year = carryOverYear(context.actor, budget, wish, availableCents);
        const { wijkteamId } = budget;
        const target = await stores.budgets.ensure({ id: randomUUID(), wijkteamId, year });
        const carryOver: RecordedCarryOver = {
          id: randomUUID(),
          fromBudgetId: budgetId,
          toBudgetId: target.id,
          amountCents: wish.amountCents,
          decisionReference: wish.decisionReference,
          carriedAt: await stores.clock.now(),
        };
        await carry(stores, context, carryOver);
        return CarryOverResponse.of(carryOver);
      }),
    );
  }
}

/** Moves the money, writes the document beside it, and serves the lines that the target pays. */
async function carry(
  { applicationLine, audit, carryOvers, ledger }: Stores,
  context: CommandContext,
  carryOver: RecordedCarryOver,
): Promise<void> {
  const actor = actorRefOf(context.actor);
  await ledger.post(actor, carryOver.carriedAt, [transferOfCarryOver(carryOver)]);
  await carryOvers.insert({ ...carryOver, carriedBy: context.actor.id });
  await audit.record({
    actor,
    action: 'carry-over-budget',
    subjectType: 'budget',
    subjectId: carryOver.fromBudgetId,
    origin: context.requestId,
    details: {
      transferId: carryOver.id,
      toBudgetId: carryOver.toBudgetId,
      amountCents: carryOver.amountCents.toString(),
      decisionReference: carryOver.decisionReference,
    },
  });
  const command = { actor, origin: context.requestId, now: carryOver.carriedAt };
  await applicationLine.promote([budgetAccount(carryOver.toBudgetId)], command);
}
