import { Injectable } from '@nestjs/common';
import { ForbiddenError } from '#domain';
import { UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf } from '#platform';

/** Lets somebody hear what becomes of an initiative, or no longer. Doing it twice changes nothing. */
@Injectable()
export class FollowInitiative {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: ActorContext, initiativeId: string, follows: boolean): Promise<void> {
    const { actor } = context;
    if (actor.kind !== 'person') throw new ForbiddenError('use-own-session');
    return this.unitOfWork.run(context.tenant, async (stores) => {
      await stores.initiatives.get(initiativeId);
      if (follows) await stores.follows.follow(initiativeId, actor.id, await stores.clock.now());
      else await stores.follows.unfollow(initiativeId, actor.id);
      await stores.audit.record({
        actor: actorRefOf(actor),
        action: follows ? 'follow-initiative' : 'unfollow-initiative',
        subjectType: 'initiative',
        subjectId: initiativeId,
        origin: context.requestId,
      });
    });
  }
}
