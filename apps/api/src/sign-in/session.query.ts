import { Injectable } from '@nestjs/common';
import { NotFoundError } from '#domain';
import { UnitOfWork } from '#persistence';
import type { ActorContext } from '#platform';
import type { SessionResponse } from './session.response.js';

/** Who is signed in, and as what. */
@Injectable()
export class CurrentSession {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute({ tenant, actor }: ActorContext): Promise<SessionResponse> {
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
