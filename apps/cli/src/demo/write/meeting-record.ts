import type { Meeting, MeetingRecord, RecordedItem } from '#domain';
import type { ItemRecord, StoredItem, Stores, TeamDecisionRecord } from '#persistence';

/** What was recorded in a meeting, in the order in which minutes tell it. Nothing ran on a mandate. */
export async function meetingRecord(
  { agenda, meetings, teamDecisions }: Stores,
  meeting: Meeting,
): Promise<MeetingRecord> {
  const seats = await meetings.seats(meeting.id);
  const labels = new Map(seats.map(({ personId, label }) => [personId, label]));
  const labelOf = (personId: string): string => labels.get(personId) ?? 'nobody';
  const decisions = await teamDecisions.ofMeeting(meeting.id);
  const items: RecordedItem[] = [];
  for (const item of await agenda.list(meeting.id)) {
    const decision = decisions.find(({ itemId }) => itemId === item.id) ?? null;
    items.push(recordedItem(item, await agenda.record(item.id), { decision, labelOf }));
  }
  const presences = await meetings.presences(meeting.id);
  return {
    ...{ meeting, seats, items, mandateUses: [] },
    presences: presences.map(({ personId, ...each }) => ({ ...each, label: labelOf(personId) })),
  };
}

function recordedItem(
  { number, title, explanation, contentHash }: StoredItem,
  { votes, notes }: Pick<ItemRecord, 'votes' | 'notes'>,
  given: {
    readonly decision: TeamDecisionRecord | null;
    readonly labelOf: (personId: string) => string;
  },
): RecordedItem {
  const { decision, labelOf } = given;
  return {
    ...{ number, title, explanation, contentHash, recusals: [] },
    decision: decision === null ? null : outcomeOf(decision),
    votes: votes
      .map(({ personId, choice, reason }) => ({ label: labelOf(personId), choice, reason }))
      .toSorted((left, right) => (left.label < right.label ? -1 : 1)),
    notes: notes.map(({ text }) => text),
  };
}

function outcomeOf(decision: TeamDecisionRecord): RecordedItem['decision'] {
  const { id, outcome, seatCount, presentCount, quorumNeeded, isByCastingVote } = decision;
  return { id, outcome, seatCount, presentCount, quorumNeeded, isByCastingVote };
}
