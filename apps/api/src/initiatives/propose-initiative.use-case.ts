import { Injectable } from '@nestjs/common';
import { proposerOf } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { InitiativeResponse } from './initiative.response.js';
import { newInitiative } from './new-initiative.js';
import { refuseFaultyPlan } from './plan-checks.js';
import { planOf, type ProposeInitiativeRequest } from './propose-initiative.request.js';

/** Begins an initiative, as a draft that only its proposer and the wijkteam see. */
@Injectable()
export class ProposeInitiative {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    roundId: string,
    request: ProposeInitiativeRequest,
  ): Promise<InitiativeResponse> {
    const { tenant, command, actor, requestId } = context;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const round = await stores.rounds.holdPhase(roundId);
        const now = await stores.clock.now();
        const proposedBy = proposerOf(actor, round, now);
        const plan = planOf(request);
        await refuseFaultyPlan(stores, round, plan);
        const initiative = newInitiative(plan, {
          roundId,
          proposedBy,
          enteredBy: null,
          createdAt: now,
        });
        await stores.initiatives.insert(initiative);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'propose-initiative',
          subjectType: 'initiative',
          subjectId: initiative.id,
          origin: requestId,
          details: { roundId },
        });
        return InitiativeResponse.of(initiative);
      }),
    );
  }
}
