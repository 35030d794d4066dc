import { Injectable } from '@nestjs/common';
import { authorise, type Draw, type DrawHolder, type DrawPlace } from '#domain';
import { type DrawOutcome, type Page, UnitOfWork } from '#persistence';
import type { ActorContext, PageQuery, TenantContext } from '#platform';
import type { ListDrawsRequest, ListPlacesRequest } from './list-draws.request.js';

/** Draws and what they came to. All of it is public, but for whose lots they are. */
@Injectable()
export class DrawQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list({ tenant }: TenantContext, request: ListDrawsRequest): Promise<Page<Draw>> {
    const filter = request.wijkteamId === undefined ? {} : { wijkteamId: request.wijkteamId };
    return this.unitOfWork.run(tenant, ({ draws }) => draws.list(request, filter));
  }

  get(
    { tenant }: TenantContext,
    drawId: string,
  ): Promise<{ readonly draw: Draw; readonly outcome: DrawOutcome | null }> {
    return this.unitOfWork.run(tenant, async ({ draws }) => ({
      draw: await draws.get(drawId),
      outcome: await draws.findOutcome(drawId),
    }));
  }

  places(
    { tenant }: TenantContext,
    drawId: string,
    request: ListPlacesRequest,
  ): Promise<Page<DrawPlace>> {
    const { stratum, code } = request;
    const filter = {
      ...(stratum === undefined ? {} : { stratum }),
      ...(code === undefined ? {} : { code }),
    };
    return this.unitOfWork.run(tenant, async ({ drawPlaces, draws }) => {
      const { id } = await draws.get(drawId);
      return drawPlaces.list(id, request, filter);
    });
  }

  holders(
    { actor, tenant }: ActorContext,
    drawId: string,
    page: PageQuery,
  ): Promise<Page<DrawHolder>> {
    return this.unitOfWork.run(tenant, async ({ draws }) => {
      const draw = await draws.get(drawId);
      authorise(actor, 'read-people', draw);
      return draws.holders(draw.id, page);
    });
  }

  listText({ tenant }: TenantContext, drawId: string): Promise<string> {
    return this.unitOfWork.run(tenant, ({ draws }) => draws.listText(drawId));
  }

  announcementText({ tenant }: TenantContext, drawId: string): Promise<string> {
    return this.unitOfWork.run(tenant, ({ draws }) => draws.announcementText(drawId));
  }

  recordText({ tenant }: TenantContext, drawId: string): Promise<string> {
    return this.unitOfWork.run(tenant, ({ draws }) => draws.recordText(drawId));
  }
}
