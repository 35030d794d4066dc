import { Injectable } from '@nestjs/common';
import {
  type Actor,
  ForbiddenError,
  refuseFaults,
  requireVersion,
  type Residence,
  residenceFaults,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf, localDay } from '#platform';

export type WantedResidence = {
  /** Null to take back what was said. */
  readonly areaId: string | null;
  readonly version: number;
};

/** Keeps what somebody says of his or her own buurt, or forgets it. The trail says that, not which buurt. */
@Injectable()
export class SayBuurt {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, actor, requestId }: ActorContext,
    { areaId, version }: WantedResidence,
  ): Promise<Residence | null> {
    const personId = ownId(actor);
    return this.unitOfWork.run(tenant, async ({ audit, clock, residences, territory }) => {
      const before = await residences.find(personId);
      requireVersion(version, before?.version ?? 0);
      const after = areaId === null ? null : await said({ personId, areaId, version });
      if (after === null) await residences.remove(personId);
      else await residences.save(after);
      await audit.record({
        actor: actorRefOf(actor),
        action: after === null ? 'withdraw-buurt' : 'say-buurt',
        subjectType: 'person',
        subjectId: personId,
        origin: requestId,
      });
      return after;

      async function said(own: {
        personId: string;
        areaId: string;
        version: number;
      }): Promise<Residence> {
        refuseFaults(residenceFaults(await territory.findSummary(own.areaId)));
        const sinceOn = localDay(await clock.now());
        return { ...own, sinceOn, source: 'own-word', version: own.version + 1 };
      }
    });
  }
}

/** @throws {ForbiddenError} when a machine asks: it lives nowhere */
export function ownId(actor: Actor): string {
  if (actor.kind !== 'person') throw new ForbiddenError('use-own-session');
  return actor.id;
}
