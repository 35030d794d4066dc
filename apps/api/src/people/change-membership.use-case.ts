import { Injectable } from '@nestjs/common';
import { authorise, changeLastDay, type RecordedMembership, requireVersion } from '#domain';
import { UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf } from '#platform';

export type MembershipChange = {
  readonly membershipId: string;
  /** The version that the change is of. */
  readonly version: number;
  readonly validUntilOn: string | null;
};

/** Sets the last day of a membership. It is kept: what somebody was stays known. */
@Injectable()
export class ChangeMembership {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: ActorContext, change: MembershipChange): Promise<RecordedMembership> {
    return this.unitOfWork.run(context.tenant, async ({ audit, people }) => {
      const { personId } = await people.getMembership(change.membershipId);
      await people.lock(personId);
      const before = await people.getMembership(change.membershipId);
      authorise(context.actor, 'manage-people', { wijkteamId: before.wijkteamId });
      requireVersion(change.version, before.version);
      const held = await people.membershipsOf(personId);
      changeLastDay(context.actor, before, change.validUntilOn, held);
      const after = await people.updateLastDay(before, change.validUntilOn);
      await audit.record({
        actor: actorRefOf(context.actor),
        action: 'change-membership',
        subjectType: 'membership',
        subjectId: before.id,
        origin: context.requestId,
        details: { personId, before: before.validUntilOn, after: change.validUntilOn },
      });
      return after;
    });
  }
}
