import { Injectable } from '@nestjs/common';
import { authorise, changeRound, requireVersion, type Round } from '#domain';
import { UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf } from '#platform';
import { type ChangeRoundRequest, changeOf } from './change-round.request.js';
import { refuseFaultyRound } from './round-checks.js';

export type WantedRoundChange = {
  readonly roundId: string;
  /** The version that the change is of. */
  readonly version: number;
  readonly request: ChangeRoundRequest;
};

/** Changes a round that is still being shaped, as it was read. */
@Injectable()
export class ChangeRound {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, actor, requestId }: ActorContext,
    { roundId, version, request }: WantedRoundChange,
  ): Promise<Round> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const round = await stores.rounds.lock(roundId);
      authorise(actor, 'manage-round', round);
      requireVersion(version, round.version);
      const change = changeOf(request);
      const changed = changeRound(round, change);
      await refuseFaultyRound(stores, changed);
      const isLine = round.mode === 'first-come';
      if (isLine) await stores.applicationLine.holdForChange(round, changed);
      const newVersion = await stores.rounds.update(changed);
      if (isLine) {
        const now = await stores.clock.now();
        const command = { actor: actorRefOf(actor), origin: requestId, now };
        await stores.applicationLine.afterChange(changed, command);
      }
      await stores.audit.record({
        actor: actorRefOf(actor),
        action: 'change-round',
        subjectType: 'round',
        subjectId: roundId,
        origin: requestId,
        details: { fields: Object.keys(change).join(' '), version: newVersion },
      });
      return { ...changed, version: newVersion };
    });
  }
}
