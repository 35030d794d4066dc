import { Injectable } from '@nestjs/common';
import {
  authorise,
  decidingPerson,
  isAllowed,
  ItemDecidedError,
  NoVoteHereError,
  RecusedError,
  refuseFaultyRecusal,
  rulesOfOpen,
  tidyText,
  VoteForAnotherError,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import type { RecordRecusalRequest } from './agenda-item.request.js';
import type { AgendaItemResponse } from './agenda-item.response.js';
import { holdItem, shownItem, votingState } from './item-state.js';

/** Writes down that somebody steps aside. A vote that was given already does not count any more. */
@Injectable()
export class RecordRecusal {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, command, actor, requestId }: CommandContext,
    itemId: string,
    request: RecordRecusalRequest,
  ): Promise<AgendaItemResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const held = await holdItem(stores, itemId);
        authorise(actor, 'vote-in-team', held.meeting);
        const recordedBy = decidingPerson(actor);
        const personId = request.personId ?? recordedBy;
        rulesOfOpen(held.meeting);
        const state = await votingState(stores, held, { actor });
        if (state.isDecided) throw new ItemDecidedError();
        if (personId !== recordedBy && !isAllowed(actor, 'record-decision', held.meeting)) {
          throw new VoteForAnotherError();
        }
        if (!state.seats.some((seat) => seat.personId === personId)) throw new NoVoteHereError();
        if (state.recusedIds.includes(personId)) throw new RecusedError();
        const { ground } = request;
        const explanation = tidyText(request.explanation ?? '');
        refuseFaultyRecusal(ground, explanation);
        const at = await stores.clock.now();
        const recusal = { personId, ground, explanation, recordedBy, at };
        await stores.agenda.insertRecusal(itemId, recusal);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'record-recusal',
          subjectType: 'agenda-item',
          subjectId: itemId,
          origin: requestId,
          details: { personId, ground },
        });
        return shownItem(stores, held.item);
      }),
    );
  }
}
