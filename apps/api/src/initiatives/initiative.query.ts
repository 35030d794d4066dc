import { Injectable } from '@nestjs/common';
import { type Initiative, initiativeViewer, refuseUnseen } from '#domain';
import { type Page, UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';
import type { InitiativesPageQuery } from './initiatives-page.request.js';

/** Initiatives, as far as whoever asks may see them. */
@Injectable()
export class InitiativeQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    { tenant, actor }: TenantContext,
    roundId: string,
    query: InitiativesPageQuery,
  ): Promise<Page<Initiative>> {
    return this.unitOfWork.run(tenant, async ({ initiatives, rounds }) => {
      const viewer = initiativeViewer(actor, await rounds.get(roundId));
      return initiatives.list(query, { roundId, state: query.state }, viewer);
    });
  }

  get({ tenant, actor }: TenantContext, initiativeId: string): Promise<Initiative> {
    return this.unitOfWork.run(tenant, async ({ initiatives, rounds }) => {
      const initiative = await initiatives.get(initiativeId);
      const round = await rounds.get(initiative.roundId);
      refuseUnseen(initiativeViewer(actor, round), initiative);
      return initiative;
    });
  }
}
