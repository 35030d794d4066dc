import { Injectable } from '@nestjs/common';
import { initiativeViewer, refuseUnseen, refuseUnseenRegrouping, type Regrouping } from '#domain';
import { type InitiativeLink, type Page, type PageRequest, UnitOfWork } from '#persistence';
import { type ActorContext, localDay, type TenantContext } from '#platform';

/** What is read, and the Dutch day on which. */
export type Today<Read> = { readonly read: Read; readonly today: string };

/** Reads proposals to merge or split, as far as whoever asks is concerned, and what came of them. */
@Injectable()
export class RegroupingQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  get({ tenant, actor }: TenantContext, regroupingId: string): Promise<Today<Regrouping>> {
    return this.unitOfWork.run(tenant, async ({ regroupings, rounds, clock }) => {
      const read = await regroupings.get(regroupingId);
      refuseUnseenRegrouping(actor, await rounds.get(read.roundId), read);
      return { read, today: localDay(await clock.now()) };
    });
  }

  /** What somebody proposed or was asked about. */
  listOwn({ tenant, actor }: ActorContext, page: PageRequest): Promise<Today<Page<Regrouping>>> {
    return this.unitOfWork.run(tenant, async ({ regroupings, clock }) => {
      const filter = { initiativeId: null, personId: actor.id };
      return { read: await regroupings.list(page, filter), today: localDay(await clock.now()) };
    });
  }

  /** The proposals about an initiative: all to who screens it, to others what they are concerned in. */
  listOf(
    { tenant, actor }: ActorContext,
    initiativeId: string,
    page: PageRequest,
  ): Promise<Today<Page<Regrouping>>> {
    return this.unitOfWork.run(tenant, async ({ initiatives, regroupings, rounds, clock }) => {
      const initiative = await initiatives.get(initiativeId);
      const viewer = initiativeViewer(actor, await rounds.get(initiative.roundId));
      refuseUnseen(viewer, initiative);
      const filter = { initiativeId, personId: viewer.seesDrafts ? null : actor.id };
      return { read: await regroupings.list(page, filter), today: localDay(await clock.now()) };
    });
  }

  links({ tenant, actor }: TenantContext, initiativeId: string): Promise<InitiativeLink[]> {
    return this.unitOfWork.run(tenant, async ({ initiatives, regroupings, rounds }) => {
      const initiative = await initiatives.get(initiativeId);
      const round = await rounds.get(initiative.roundId);
      refuseUnseen(initiativeViewer(actor, round), initiative);
      return regroupings.links(initiativeId);
    });
  }
}
