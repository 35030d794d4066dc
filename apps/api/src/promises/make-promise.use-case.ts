import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { NotFoundError, promiseRecorderOf, type PromiseTerms, type Role } from '#domain';
import { type NewPromise, type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, localDay } from '#platform';
import { announcePromise } from './announce-promise.js';
import { PromiseResponse } from './promise.response.js';

export type WantedPromise = {
  readonly wijkteamId: string;
  readonly initiativeId: string | null;
  readonly ownerId: string;
  readonly ownerRole: Role;
  readonly terms: PromiseTerms;
};

/** Writes down a promise to a wijk. Its owner and who follows the initiative hear of it. */
@Injectable()
export class MakePromise {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, actor, requestId, command }: CommandContext,
    wanted: WantedPromise,
  ): Promise<PromiseResponse> {
    const { wijkteamId, initiativeId, ownerId, ownerRole, terms } = wanted;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        await stores.wijkteams.get(wijkteamId);
        const recordedAt = await stores.clock.now();
        const todayOn = localDay(recordedAt);
        const recordedBy = promiseRecorderOf(actor, wijkteamId, terms, todayOn);
        await refuseUnknown(stores, wanted);
        const promise: NewPromise = {
          ...{ id: randomUUID(), wijkteamId, initiativeId, ownerId, ownerRole, ...terms },
          ...{ followsId: null, recordedBy, recordedAt },
        };
        await stores.promises.insert(promise);
        await announcePromise(stores, promise, { kind: 'promise-made' });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'make-promise',
          subjectType: 'promise',
          subjectId: promise.id,
          origin: requestId,
          details: { wijkteamId, initiativeId, dueOn: terms.dueOn },
        });
        return PromiseResponse.of(await stores.promises.get(promise.id), todayOn);
      }),
    );
  }
}

/**
 * Looks up whose promise it is, and what it is about.
 *
 * @throws {NotFoundError} when the person or the initiative is not there, or the initiative is no public one of this wijkteam
 */
async function refuseUnknown(
  { initiatives, people, rounds }: Stores,
  { ownerId, initiativeId, wijkteamId }: WantedPromise,
): Promise<void> {
  if ((await people.find(ownerId)) === null) throw new NotFoundError('person', ownerId);
  if (initiativeId === null) return;
  const initiative = await initiatives.get(initiativeId);
  const round = await rounds.get(initiative.roundId);
  if (initiative.submittedAt === null || round.wijkteamId !== wijkteamId) {
    throw new NotFoundError('initiative', initiativeId);
  }
}
