import { Injectable } from '@nestjs/common';
import { ForbiddenError, isAllowedSomewhere, NotFoundError } from '#domain';
import { UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';
import type { SessionResponse } from './session.response.js';

/** Who is signed in, and as what. */
@Injectable()
export class CurrentSession {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * @returns null when nobody is signed in
   * @throws {ForbiddenError} when the actor has no role today, or is a machine without the permission
   */
  async execute({ tenant, actor }: TenantContext): Promise<SessionResponse | null> {
    if (actor === null) return null;
    if (!isAllowedSomewhere(actor, 'use-own-session')) throw new ForbiddenError('use-own-session');
    return this.unitOfWork.run(tenant, async ({ people }) => {
      const person = actor.kind === 'person' ? await people.find(actor.id) : null;
      if (person === null || actor.kind !== 'person') throw new NotFoundError('session', 'current');
      return {
        personId: person.id,
        name: person.name,
        roles: actor.memberships.map(({ role, wijkteamId }) => ({ role, wijkteamId })),
      };
    });
  }
}
