import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type AgendaItem,
  authorise,
  decidingPerson,
  decisionText,
  type Meeting,
  refuseFaultyItem,
  refuseRepeat,
  RepeatRefusedError,
  requireOpenAgenda,
  tidyLine,
  tidyText,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import type { AddAgendaItemRequest } from './agenda-item.request.js';
import type { AgendaItemResponse } from './agenda-item.response.js';
import { refuseUnfitContent } from './content-checks.js';
import { contentOf } from './decision-content.request.js';
import { shownItem } from './item-state.js';

/** Adds an item at the end of an agenda, with exactly what is put to the vote. */
@Injectable()
export class AddAgendaItem {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, command, actor, requestId }: CommandContext,
    meetingId: string,
    request: AddAgendaItemRequest,
  ): Promise<AgendaItemResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const meeting = await stores.meetings.lock(meetingId);
        authorise(actor, 'manage-meeting', meeting);
        const id = decidingPerson(actor);
        requireOpenAgenda(meeting);
        const item = await newItem(stores, meeting, request);
        const at = await stores.clock.now();
        await stores.agenda.insert(item, { id, at });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'add-agenda-item',
          subjectType: 'agenda-item',
          subjectId: item.id,
          origin: requestId,
          details: { meetingId, number: item.number, kind: item.content?.kind ?? null },
        });
        return shownItem(stores, await stores.agenda.get(item.id));
      }),
    );
  }
}

async function newItem(
  stores: Stores,
  meeting: Meeting,
  request: AddAgendaItemRequest,
): Promise<AgendaItem> {
  const { title, explanation = '', decision, repeatsItemId } = request;
  const item: AgendaItem = {
    id: randomUUID(),
    meetingId: meeting.id,
    number: (await stores.agenda.list(meeting.id)).length + 1,
    title: tidyLine(title),
    explanation: tidyText(explanation),
    content: decision === undefined ? null : contentOf(decision),
    repeatsItemId: repeatsItemId ?? null,
  };
  refuseFaultyItem(item);
  await refuseUnfitContent(stores, meeting.wijkteamId, item.content);
  await refuseOtherRepeat(stores, meeting, item);
  return item;
}

async function refuseOtherRepeat(
  { agenda }: Stores,
  { wijkteamId }: Meeting,
  { repeatsItemId, content }: AgendaItem,
): Promise<void> {
  if (repeatsItemId === null) return;
  await agenda.get(repeatsItemId);
  const earlier = await agenda.decidedAs(repeatsItemId);
  if (earlier === null) throw new RepeatRefusedError();
  refuseRepeat(earlier, { wijkteamId, text: content === null ? null : decisionText(content) });
}
