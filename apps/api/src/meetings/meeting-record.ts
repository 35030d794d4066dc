import type { Meeting, MeetingRecord, RecordedItem } from '#domain';
import type { ItemRecord, Stores, StoredItem, TeamDecisionRecord } from '#persistence';

/** Everything that was recorded in a meeting, in the one order in which minutes tell it. */
export async function meetingRecord(stores: Stores, meeting: Meeting): Promise<MeetingRecord> {
  const seats = await stores.meetings.seats(meeting.id);
  const labels = new Map(seats.map(({ personId, label }) => [personId, label]));
  const labelOf = (personId: string): string => labels.get(personId) ?? 'nobody';
  const decisions = await stores.teamDecisions.ofMeeting(meeting.id);
  const items: RecordedItem[] = [];
  for (const item of await stores.agenda.list(meeting.id)) {
    const record = await stores.agenda.record(item.id);
    const decision = decisions.find(({ itemId }) => itemId === item.id);
    items.push(recordedItem(item, record, { decision, labelOf }));
  }
  const presences = await stores.meetings.presences(meeting.id);
  const uses = await stores.mandates.usesToReport(
    meeting.wijkteamId,
    meeting.openedAt ?? meeting.startsAt,
  );
  return {
    meeting,
    seats,
    presences: presences.map(({ personId, ...each }) => ({ ...each, label: labelOf(personId) })),
    items,
    mandateUses: uses.map(({ mandateId, kind, amountCents, usedAt }) => ({
      ...{ mandateId, kind, amountCents },
      at: usedAt,
    })),
  };
}

function recordedItem(
  { number, title, explanation, contentHash }: StoredItem,
  { recusals, votes, notes }: ItemRecord,
  given: {
    readonly decision: TeamDecisionRecord | undefined;
    readonly labelOf: (personId: string) => string;
  },
): RecordedItem {
  const { decision, labelOf } = given;
  return {
    ...{ number, title, explanation, contentHash },
    recusals: recusals
      .map(({ personId, ground }) => ({ label: labelOf(personId), ground }))
      .toSorted(byLabel),
    votes: votes
      .map(({ personId, choice, reason }) => ({ label: labelOf(personId), choice, reason }))
      .toSorted(byLabel),
    notes: notes.map(({ text }) => text),
    decision: decision === undefined ? null : outcomeOf(decision),
  };
}

function outcomeOf(decision: TeamDecisionRecord): RecordedItem['decision'] {
  const { id, outcome, seatCount, presentCount, quorumNeeded, isByCastingVote } = decision;
  return { id, outcome, seatCount, presentCount, quorumNeeded, isByCastingVote };
}

/** No two seats of a meeting have the same label. */
function byLabel(left: { readonly label: string }, right: { readonly label: string }): number {
  return left.label < right.label ? -1 : 1;
}
