import { Injectable } from '@nestjs/common';
import {
  authorise,
  decidingPerson,
  MINUTES_NOTE_MAX,
  refuseFaults,
  rulesOfOpen,
  textFaults,
  tidyText,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import type { AgendaItemResponse } from './agenda-item.response.js';
import { holdItem, shownItem } from './item-state.js';

/** Adds what was said under an item, for the minutes. */
@Injectable()
export class AddNote {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, command, actor, requestId }: CommandContext,
    itemId: string,
    request: { readonly text: string },
  ): Promise<AgendaItemResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const { item, meeting } = await holdItem(stores, itemId);
        authorise(actor, 'manage-meeting', meeting);
        const writtenBy = decidingPerson(actor);
        rulesOfOpen(meeting);
        const text = tidyText(request.text);
        refuseFaults([
          ...(text === ''
            ? [{ name: 'text', code: 'text-empty', reason: 'This cannot be empty.' }]
            : []),
          ...textFaults('text', text, MINUTES_NOTE_MAX),
        ]);
        await stores.agenda.insertNote(itemId, { text, writtenBy, at: await stores.clock.now() });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'add-agenda-note',
          subjectType: 'agenda-item',
          subjectId: itemId,
          origin: requestId,
          details: { length: text.length },
        });
        return shownItem(stores, item);
      }),
    );
  }
}
