import { Injectable } from '@nestjs/common';
import { authoriseForArea, NotFoundError } from '#domain';
import {
  type AnonymousResponse,
  type BoundaryDetail,
  type BoundarySummary,
  type Page,
  type PageRequest,
  UnitOfWork,
} from '#persistence';
import type { ActorContext, TenantContext } from '#platform';
import type { BoundaryRef } from './respond-to-boundary.use-case.js';

/** The boundaries that residents drew, and what others say of them. */
@Injectable()
export class BoundaryQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    { tenant }: TenantContext,
    areaId: string,
    page: PageRequest,
  ): Promise<Page<BoundarySummary>> {
    return this.unitOfWork.run(tenant, async ({ areaBoundaries, areas }) => {
      await areas.get(areaId);
      return areaBoundaries.list(areaId, page);
    });
  }

  get({ tenant }: TenantContext, { areaId, boundaryId }: BoundaryRef): Promise<BoundaryDetail> {
    return this.unitOfWork.run(tenant, ({ areaBoundaries }) =>
      areaBoundaries.get(areaId, boundaryId),
    );
  }

  /** The reasons that people gave, for whoever decides. */
  listResponses(
    { tenant, actor }: ActorContext,
    { areaId, boundaryId }: BoundaryRef,
    page: PageRequest,
  ): Promise<Page<AnonymousResponse>> {
    return this.unitOfWork.run(tenant, async ({ areaBoundaries, areas, territory }) => {
      const boundary = await areaBoundaries.getById(boundaryId);
      // The area in the address is only text here; it has to be the one of the boundary.
      if (boundary.areaId !== areaId.toLowerCase()) throw new NotFoundError('area', areaId);
      const teams = await territory.wijkteamIdsOf(await areas.get(boundary.areaId));
      authoriseForArea(actor, 'adopt-boundary', teams);
      return areaBoundaries.listResponses(boundaryId, page);
    });
  }
}
