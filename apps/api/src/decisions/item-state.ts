import {
  type AgendaItem,
  isAllowed,
  type Meeting,
  NothingToDecideError,
  type VotingState,
} from '#domain';
import { presentIds, type Stores, type StoredItem } from '#persistence';
import type { ActorContext } from '#platform';
import { AgendaItemResponse } from './agenda-item.response.js';

/** An item whose meeting is held until the transaction ends. */
export type HeldItem = { readonly item: StoredItem; readonly meeting: Meeting };

export async function holdItem({ agenda, meetings }: Stores, itemId: string): Promise<HeldItem> {
  const item = await agenda.get(itemId);
  return { item, meeting: await meetings.lock(item.meetingId) };
}

/** What is known about an item and its meeting when somebody votes or decides. */
export async function votingState(
  { agenda, meetings, teamDecisions }: Stores,
  { item, meeting }: HeldItem,
  { actor }: Pick<ActorContext, 'actor'>,
): Promise<VotingState> {
  requireContent(item);
  const { recusals, votes } = await agenda.record(item.id);
  return {
    meeting,
    seats: await meetings.seats(meeting.id),
    presentIds: presentIds(await meetings.presences(meeting.id)),
    recusedIds: recusals.map(({ personId }) => personId),
    votedIds: votes.map(({ personId }) => personId),
    isDecided: (await teamDecisions.findOfItem(item.id)) !== null,
    mayRecord: isAllowed(actor, 'record-decision', meeting),
  };
}

function requireContent({ content }: Pick<AgendaItem, 'content'>): void {
  if (content === null) throw new NothingToDecideError();
}

/** An item as everybody may see it now. */
export async function shownItem(
  { agenda, meetings, teamDecisions }: Stores,
  item: StoredItem,
): Promise<AgendaItemResponse> {
  return AgendaItemResponse.of(item, await agenda.record(item.id), {
    seats: await meetings.seats(item.meetingId),
    decision: await teamDecisions.findOfItem(item.id),
  });
}
