import { pathOf, readAll, readFirst, readOne } from '../service/read-service.js';
import type { PageAddress } from '../service/page-address.js';
import type {
  AgendaItem,
  Meeting,
  Minutes,
  MinutesVerification,
  TeamDecision,
} from './team-types.js';

/** A decision with the item of the agenda that it is on, and its meeting. */
export type ShownDecision = {
  readonly decision: TeamDecision;
  readonly item: AgendaItem;
  readonly meeting: Meeting | null;
};

/** What a wijkteam decided last, its minutes book, and what computing that again came to. */
export type DecisionsData = {
  /** Meetings to come, the nearest first. */
  readonly planned: readonly Meeting[];
  readonly decisions: readonly ShownDecision[];
  readonly minutes: readonly Minutes[];
  readonly verification: MinutesVerification;
};

const DECISIONS_SHOWN = 10;

/** Reads the latest decisions with what they are about, and the whole minutes book. */
export async function readDecisions(
  address: PageAddress,
  signal: AbortSignal,
): Promise<DecisionsData> {
  const under = pathOf(address, `/wijkteams/${address.id}`);
  const [meetings, decisions, minutes, verification] = await Promise.all([
    readAll<Meeting>(`${under}/meetings`, signal),
    readFirst<TeamDecision>(`${under}/team-decisions`, DECISIONS_SHOWN, signal),
    readAll<Minutes>(`${under}/minutes`, signal),
    readOne<MinutesVerification>(`${under}/minutes/verification`, signal),
  ]);
  const meetingIds = [...new Set(decisions.map(({ meetingId }) => meetingId))];
  const agendas = await Promise.all(
    meetingIds.map((id) =>
      readAll<AgendaItem>(pathOf(address, `/meetings/${id}/agenda-items`), signal),
    ),
  );
  return {
    planned: meetings
      .filter(({ state }) => state === 'convened' || state === 'open')
      .toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1)),
    decisions: withItems(decisions, agendas.flat(), meetings),
    minutes,
    verification,
  };
}

function withItems(
  decisions: readonly TeamDecision[],
  items: readonly AgendaItem[],
  meetings: readonly Meeting[],
): ShownDecision[] {
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const meetingOf = new Map(meetings.map((meeting) => [meeting.id, meeting]));
  return decisions.flatMap((decision) => {
    const item = itemOf.get(decision.itemId);
    const meeting = meetingOf.get(decision.meetingId) ?? null;
    return item === undefined ? [] : [{ decision, item, meeting }];
  });
}
