import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { promiseJudgeOf, type PromiseOutcome } from '#domain';
import { type KeptPromiseRecord, type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, localDay } from '#platform';
import { announcePromise } from './announce-promise.js';
import { PromiseResponse } from './promise.response.js';

export type WantedOutcome = {
  readonly promiseId: string;
  readonly outcome: PromiseOutcome;
  readonly reason: string;
  readonly newDueOn: string | null;
};

/** Says whether a promise was kept. A broken one can be made again, with a new date, as its successor. */
@Injectable()
export class SettlePromise {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, actor, requestId, command }: CommandContext,
    wanted: WantedOutcome,
  ): Promise<PromiseResponse> {
    const { promiseId, outcome, reason, newDueOn } = wanted;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const promise = await stores.promises.lock(promiseId);
        const recordedAt = await stores.clock.now();
        const todayOn = localDay(recordedAt);
        const recordedBy = promiseJudgeOf(actor, promise, wanted, todayOn);
        await stores.promises.insertOutcome({
          ...{ promiseId, wijkteamId: promise.wijkteamId, outcome, recordedBy, recordedAt },
          reason: reason === '' ? null : reason,
        });
        const told = { ...promise, recordedAt };
        await announcePromise(
          stores,
          told,
          outcome === 'kept' ? { kind: 'promise-kept' } : { kind: 'promise-broken', reason },
        );
        if (newDueOn !== null) {
          const again = { dueOn: newDueOn, madeOn: todayOn, recordedBy, recordedAt };
          await makeAgain(stores, promise, again);
        }
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'settle-promise',
          subjectType: 'promise',
          subjectId: promiseId,
          origin: requestId,
          details: { outcome, newDueOn },
        });
        return PromiseResponse.of(await stores.promises.get(promiseId), todayOn);
      }),
    );
  }
}

type Again = {
  readonly madeOn: string;
  readonly dueOn: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

/** The same promise once more, with a new date. */
async function makeAgain(stores: Stores, before: KeptPromiseRecord, again: Again): Promise<void> {
  const { wijkteamId, initiativeId, text, ownerId, ownerRole, source, sourceNote } = before;
  const same = { wijkteamId, initiativeId, text, ownerId, ownerRole, source, sourceNote };
  const promise = { ...same, ...again, id: randomUUID(), followsId: before.id };
  await stores.promises.insert(promise);
  await announcePromise(stores, promise, { kind: 'promise-made' });
}
