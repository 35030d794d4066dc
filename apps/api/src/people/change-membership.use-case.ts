import { Injectable } from '@nestjs/common';
import {
  authorise,
  changeLastDay,
  isSingleSeat,
  nameFaults,
  type RecordedMembership,
  refuseFaults,
  requireSeatFree,
  requireVersion,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf } from '#platform';

export type MembershipChange = {
  readonly membershipId: string;
  /** The version that the change is of. */
  readonly version: number;
  /** What is undefined stays as it is. */
  readonly validUntilOn: string | null | undefined;
  readonly isNamePublic: boolean | undefined;
};

/** Sets the last day of a membership, which is kept: what somebody was stays known; or whether a name is shown. */
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
      const { validUntilOn = before.validUntilOn, isNamePublic = before.isNamePublic } = change;
      refuseFaults(nameFaults({ ...before, isNamePublic }));
      changeLastDay(context.actor, before, validUntilOn, await people.membershipsOf(personId));
      await requireFree(people, { ...before, validUntilOn });
      const after = await people.updateMembership(before, { validUntilOn, isNamePublic });
      await audit.record({
        actor: actorRefOf(context.actor),
        action: 'change-membership',
        subjectType: 'membership',
        subjectId: before.id,
        origin: context.requestId,
        details: { personId, before: before.validUntilOn, after: validUntilOn, isNamePublic },
      });
      return after;
    });
  }
}

async function requireFree(people: Stores['people'], wanted: RecordedMembership): Promise<void> {
  if (wanted.wijkteamId === null || !isSingleSeat(wanted.role)) return;
  const seats = await people.lockSeats(wanted.wijkteamId);
  requireSeatFree(
    wanted,
    seats.filter(({ id }) => id !== wanted.id),
  );
}
