import { Injectable } from '@nestjs/common';
import { type Actor, ForbiddenError, type Initiative } from '#domain';
import { type Page, type ReceivedInvitation, UnitOfWork } from '#persistence';
import type { ActorContext, PageQuery } from '#platform';
import type { InitiativesPageQuery } from './initiatives-page.request.js';

/** What somebody makes, and what they are asked to join. */
@Injectable()
export class MyInitiativesQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list({ tenant, actor }: ActorContext, query: InitiativesPageQuery): Promise<Page<Initiative>> {
    return this.unitOfWork.run(tenant, ({ initiatives }) =>
      initiatives.listMine(personOf(actor), query, query.state),
    );
  }

  invitations({ tenant, actor }: ActorContext, page: PageQuery): Promise<Page<ReceivedInvitation>> {
    return this.unitOfWork.run(tenant, ({ coInitiators }) =>
      coInitiators.listReceived(personOf(actor), page),
    );
  }
}

/** @throws {ForbiddenError} when a machine asks: it makes nothing of its own */
export function personOf(actor: Actor): string {
  if (actor.kind !== 'person') throw new ForbiddenError('use-own-session');
  return actor.id;
}
