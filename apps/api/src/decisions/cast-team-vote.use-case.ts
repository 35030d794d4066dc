import { Injectable } from '@nestjs/common';
import { admitVote, authorise, decidingPerson, tidyText } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import type { CastTeamVoteRequest } from './agenda-item.request.js';
import type { AgendaItemResponse } from './agenda-item.response.js';
import { holdItem, shownItem, votingState } from './item-state.js';

/** Takes down a vote: one's own, or in a meeting in person that of somebody who is there. */
@Injectable()
export class CastTeamVote {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, command, actor, requestId }: CommandContext,
    itemId: string,
    request: CastTeamVoteRequest,
  ): Promise<AgendaItemResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const held = await holdItem(stores, itemId);
        authorise(actor, 'vote-in-team', held.meeting);
        const castBy = decidingPerson(actor);
        const { personId = castBy, choice } = request;
        const reason = tidyText(request.reason ?? '');
        const state = await votingState(stores, held, { actor });
        const at = await stores.clock.now();
        admitVote(state, { personId, castBy, choice, reason }, at);
        await stores.agenda.insertVote(itemId, { personId, castBy, choice, reason, at });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'cast-team-vote',
          subjectType: 'agenda-item',
          subjectId: itemId,
          origin: requestId,
          details: { personId, isOwn: personId === castBy },
        });
        return shownItem(stores, held.item);
      }),
    );
  }
}
