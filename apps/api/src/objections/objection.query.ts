import { Injectable } from '@nestjs/common';
import { authorise, refuseUnseenObjection } from '#domain';
import {
  type Objection,
  type ObjectionCase,
  type Page,
  type PageRequest,
  UnitOfWork,
} from '#persistence';
import { type ActorContext, localDay, type TenantContext } from '#platform';
import type { ListObjectionCasesRequest } from './list-objection-cases.request.js';

/** Objections: what everybody may know, what their handlers need, and one in full. */
@Injectable()
export class ObjectionQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list({ tenant }: TenantContext, page: PageRequest): Promise<Page<ObjectionCase>> {
    return this.unitOfWork.run(tenant, ({ objections }) => objections.list(page));
  }

  cases(
    { tenant, actor }: ActorContext,
    request: ListObjectionCasesRequest,
  ): Promise<Page<ObjectionCase>> {
    authorise(actor, 'handle-objection', { wijkteamId: null });
    return this.unitOfWork.run(tenant, async ({ clock, objections }) =>
      objections.list(request, {
        ...(request.isOverdue ? { overdueOn: localDay(await clock.now()) } : {}),
        ...(request.isMine ? { handlerId: actor.id } : {}),
      }),
    );
  }

  get({ tenant, actor }: ActorContext, objectionId: string): Promise<Objection> {
    return this.unitOfWork.run(tenant, async ({ objections }) => {
      const objection = await objections.get(objectionId);
      const { objectorId, hands } = objection;
      refuseUnseenObjection(actor, { objectorId, wijkteamId: hands.wijkteamId });
      return objection;
    });
  }
}
