import { Injectable } from '@nestjs/common';
import { isInitiator, NotFoundError, refuseRemoval } from '#domain';
import { UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf } from '#platform';
import { holdInitiative } from './held-initiative.js';

/** Lets a co-initiator go: of their own accord, or because the proposer says so. Again is as once. */
@Injectable()
export class LeaveInitiative {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, actor, requestId }: ActorContext,
    initiativeId: string,
    personId: string,
  ): Promise<void> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const { initiative } = await holdInitiative(stores, actor, initiativeId);
      refuseRemoval(actor, initiative, personId);
      const now = await stores.clock.now();
      const wasIn = await stores.coInitiators.leave(initiativeId, personId, now);
      if (!wasIn) {
        if (initiative.coInitiators.some((each) => each.personId === personId)) return;
        throw new NotFoundError('co-initiator', personId);
      }
      const isOwn = isInitiator(actor, { proposedBy: personId, coInitiators: [] });
      await stores.audit.record({
        actor: actorRefOf(actor),
        action: isOwn ? 'leave-initiative' : 'remove-co-initiator',
        subjectType: 'initiative',
        subjectId: initiativeId,
        origin: requestId,
        details: { personId },
      });
    });
  }
}
