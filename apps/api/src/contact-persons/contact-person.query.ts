import { Injectable } from '@nestjs/common';
import {
  authorise,
  initiativeViewer,
  refuseUnseen,
  routeStanding,
  type RouteStanding,
} from '#domain';
import {
  type Case,
  type ContactAssignment,
  type InitiativeRoute,
  type Page,
  type PageRequest,
  type PublicContact,
  UnitOfWork,
  type Workload,
} from '#persistence';
import { type ActorContext, localDay, type TenantContext } from '#platform';

/** What the route of an initiative is shown from. */
export type ToldRoute = {
  readonly route: InitiativeRoute;
  readonly standing: RouteStanding;
  readonly contact: PublicContact | null;
};

/** Contact persons with their work, and the route of an initiative. */
@Injectable()
export class ContactPersonQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  workload({ tenant, actor }: ActorContext, page: PageRequest): Promise<Page<Workload>> {
    authorise(actor, 'read-workload', { wijkteamId: null });
    return this.unitOfWork.run(tenant, async ({ clock, contactPersons }) =>
      contactPersons.workload(localDay(await clock.now()), page),
    );
  }

  cases({ tenant, actor }: ActorContext, page: PageRequest): Promise<Page<Case>> {
    return this.unitOfWork.run(tenant, async ({ clock, contactPersons }) =>
      contactPersons.cases(actor.id, localDay(await clock.now()), page),
    );
  }

  history(
    { tenant, actor }: ActorContext,
    initiativeId: string,
    page: PageRequest,
  ): Promise<Page<ContactAssignment>> {
    return this.unitOfWork.run(tenant, async ({ contactPersons, initiatives, rounds }) => {
      const { roundId } = await initiatives.get(initiativeId);
      authorise(actor, 'read-contact-persons', await rounds.get(roundId));
      return contactPersons.history(initiativeId, page);
    });
  }

  route({ tenant, actor }: TenantContext, initiativeId: string): Promise<ToldRoute> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const initiative = await stores.initiatives.get(initiativeId);
      const round = await stores.rounds.get(initiative.roundId);
      refuseUnseen(initiativeViewer(actor, round), initiative);
      const route = await stores.initiativeRoutes.of(initiativeId);
      const contact = await stores.contactPersons.publicOf(initiativeId);
      return { route, standing: routeStanding(route.facts), contact };
    });
  }
}
