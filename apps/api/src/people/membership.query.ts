import { Injectable } from '@nestjs/common';
import { authorise, isCalendarDay, refuseFaults } from '#domain';
import { type NamedMembership, type Page, UnitOfWork } from '#persistence';
import type { ActorContext } from '#platform';
import type { ListMembershipsRequest } from './list-memberships.request.js';

/** Who is in a wijkteam, or was. */
@Injectable()
export class MembershipQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    context: ActorContext,
    wijkteamId: string,
    request: ListMembershipsRequest,
  ): Promise<Page<NamedMembership>> {
    authorise(context.actor, 'read-people', { wijkteamId });
    const { role, activeOn } = request;
    if (activeOn !== undefined && !isCalendarDay(activeOn)) {
      refuseFaults([{ name: 'activeOn', code: 'day-unknown', reason: 'There is no such day.' }]);
    }
    const filter = {
      ...(role === undefined ? {} : { role }),
      ...(activeOn === undefined ? {} : { activeOn }),
    };
    return this.unitOfWork.run(context.tenant, async ({ people, wijkteams }) => {
      await wijkteams.get(wijkteamId);
      return people.membershipsOfWijkteam(wijkteamId, request, filter);
    });
  }
}
