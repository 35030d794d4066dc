import { Injectable } from '@nestjs/common';
import { refuseReadingInitiators } from '#domain';
import { UnitOfWork } from '#persistence';
import type { ActorContext } from '#platform';
import {
  InitiatorResponse,
  InitiatorsResponse,
  InvitationResponse,
} from './co-initiator.response.js';

/** Who makes an initiative: for those who do, and for who helps them. */
@Injectable()
export class InitiatorsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  get({ tenant, actor }: ActorContext, initiativeId: string): Promise<InitiatorsResponse> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const initiative = await stores.initiatives.get(initiativeId);
      const round = await stores.rounds.get(initiative.roundId);
      refuseReadingInitiators(actor, round, initiative);
      const named = await stores.coInitiators.listNamed(initiativeId);
      const open = await stores.coInitiators.listOpen(initiativeId);
      return {
        initiators: named.map((each) => InitiatorResponse.of(each)),
        invitations: open.map((each) => InvitationResponse.of(each)),
      };
    });
  }
}
