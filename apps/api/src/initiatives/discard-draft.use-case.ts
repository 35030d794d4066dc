import { Injectable } from '@nestjs/common';
import { NO_DETAILS, refuseDiscard, requireVersion } from '#domain';
import { UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf } from '#platform';
import { holdInitiative } from './held-initiative.js';

/** What is left of a draft that was thrown away. */
const NOTHING_LEFT = {
  ...NO_DETAILS,
  title: '–',
  summary: '',
  costLines: [],
  location: null,
  areaId: null,
};

/** Throws a draft away: what it said is gone, and it is in no list any more. Again is as once. */
@Injectable()
export class DiscardDraft {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, actor, requestId }: ActorContext,
    initiativeId: string,
    version: number,
  ): Promise<void> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const { initiative, round } = await holdInitiative(stores, actor, initiativeId);
      refuseDiscard(actor, round, initiative);
      if (initiative.state === 'withdrawn') return;
      requireVersion(version, initiative.version);
      const savedAt = await stores.clock.now();
      await stores.initiatives.update({ ...initiative, ...NOTHING_LEFT, savedAt });
      await stores.initiatives.setState(initiativeId, { state: 'withdrawn' });
      await stores.audit.record({
        actor: actorRefOf(actor),
        action: 'discard-draft',
        subjectType: 'initiative',
        subjectId: initiativeId,
        origin: requestId,
        details: {},
      });
    });
  }
}
