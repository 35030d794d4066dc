import { Injectable } from '@nestjs/common';
import {
  nameFaults,
  type RecordedMembership,
  refuseFaults,
  requireOwnName,
  requireVersion,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf } from '#platform';

/** Lets somebody say that the own name is shown on the page of a wijkteam, or is no longer. */
@Injectable()
export class GiveNameConsent {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: ActorContext,
    membershipId: string,
    consent: { readonly version: number; readonly isNamePublic: boolean },
  ): Promise<RecordedMembership> {
    const { isNamePublic, version } = consent;
    return this.unitOfWork.run(context.tenant, async ({ audit, people }) => {
      const before = await people.getMembership(membershipId);
      requireOwnName(context.actor, before);
      requireVersion(version, before.version);
      refuseFaults(nameFaults({ ...before, isNamePublic }));
      const { validUntilOn } = before;
      const after = await people.updateMembership(before, { validUntilOn, isNamePublic });
      await audit.record({
        actor: actorRefOf(context.actor),
        action: 'give-name-consent',
        subjectType: 'membership',
        subjectId: before.id,
        origin: context.requestId,
        details: { isNamePublic },
      });
      return after;
    });
  }
}
