import {
  countTeamVotes,
  type DecisionContent,
  type Meeting,
  minutesText,
  openMeeting,
  rulesOfOpen,
  seatsOn,
  type TeamSeat,
  type Wijkteam,
} from '#domain';
import type { AuditEntry, Stores } from '#persistence';
import type { DemoPerson } from '../generate/demo-people.js';
import { duringMeeting } from '../generate/make-meetings.js';
import { openRandom } from '../generate/random.js';
import type { DemoItem, DemoMeeting } from '../generate/team-life.js';
import { meetingRecord } from './meeting-record.js';
import { personRef } from './person-ref.js';

const ITEM_MINUTES = 30;
const VOTE_MINUTES = 20;

/** Writes a meeting with its agenda; one that was held also with all that was recorded in it. */
export async function writeMeeting(
  stores: Stores,
  { id: wijkteamId }: Wijkteam,
  demo: DemoMeeting,
): Promise<void> {
  const { id, title, place, startsAt, convenedAt, clerk, items } = demo;
  const draft: Meeting = {
    ...{ id, wijkteamId, kind: 'in-person', title, place, startsAt, closesAt: null },
    ...{ state: 'draft', rules: null, openedAt: null, closedAt: null, version: 1 },
  };
  await stores.meetings.insert({ ...draft, createdBy: clerk.id, createdAt: convenedAt });
  for (const [index, item] of items.entries()) {
    const { explanation, repeatsItemId } = item;
    const content = contentOf(item);
    const added = { id: item.id, meetingId: id, title: item.title, explanation, repeatsItemId };
    const by = { id: clerk.id, at: convenedAt };
    await stores.agenda.insert({ ...added, number: index + 1, content }, by);
  }
  const convened = await stores.meetings.update({ ...draft, state: 'convened' });
  await stores.audit.record(step('convene-meeting', demo));
  if (demo.present !== null) await hold(stores, convened, { ...demo, present: demo.present });
}

type Held = DemoMeeting & { readonly present: readonly DemoPerson[] };

async function hold(stores: Stores, convened: Meeting, demo: Held): Promise<void> {
  const { meetings, audit, minutes } = stores;
  const { id, wijkteamId } = convened;
  const rules = await meetings.rulesFor(wijkteamId, demo.startsAt);
  const opened = await meetings.update(openMeeting(convened, rules, demo.startsAt));
  const { dayOn, memberships } = await meetings.membershipsAt(wijkteamId, demo.startsAt);
  const seats = seatsOn(wijkteamId, dayOn, memberships, rules);
  await meetings.insertSeats(id, seats);
  await audit.record(step('open-meeting', demo));
  await recordPresence(stores, demo, { event: 'arrived', who: demo.present, minutes: 1 });
  let present = demo.present;
  for (const [index, item] of demo.items.entries()) {
    const minutesIn = (index + 1) * ITEM_MINUTES;
    const { leaving } = item;
    await recordPresence(stores, demo, { event: 'left', who: leaving, minutes: minutesIn - 1 });
    present = present.filter((person) => !leaving.includes(person));
    await decide(stores, opened, { demo, item, present, seats, minutesIn });
  }
  const closedAt = duringMeeting(demo, (demo.items.length + 1) * ITEM_MINUTES);
  const closed = await meetings.update({ ...opened, state: 'closed', closedAt });
  await minutes.add({
    ...{ id: openRandom(`minutes of ${id}`).uuid(), kind: 'minutes', wijkteamId, meetingId: id },
    ...{ amendsId: null, text: minutesText(await meetingRecord(stores, closed)) },
    ...{ madeBy: demo.clerk.id, madeAt: closedAt },
  });
  await audit.record(step('close-meeting', demo));
}

async function recordPresence(
  { meetings }: Stores,
  demo: Held,
  {
    event,
    who,
    minutes,
  }: {
    readonly event: 'arrived' | 'left';
    readonly who: readonly DemoPerson[];
    readonly minutes: number;
  },
): Promise<void> {
  const at = duringMeeting(demo, minutes);
  for (const { id: personId } of who) {
    const recordedBy = demo.clerk.id;
    await meetings.insertPresence(demo.id, {
      personId,
      event,
      manner: 'in-person',
      at,
      recordedBy,
    });
  }
}

/** Everybody who is there votes for it; whether that decides anything, the rules say. */
async function decide(
  { agenda, audit, teamDecisions }: Stores,
  meeting: Meeting,
  given: {
    readonly demo: Held;
    readonly item: DemoItem;
    readonly present: readonly DemoPerson[];
    readonly seats: readonly TeamSeat[];
    readonly minutesIn: number;
  },
): Promise<void> {
  const { demo, item, present, seats, minutesIn } = given;
  const [clerkId, itemId] = [demo.clerk.id, item.id];
  const votedAt = duringMeeting(demo, minutesIn + VOTE_MINUTES);
  const presentIds = present.map(({ id }) => id);
  const votes = presentIds.map((personId) => ({ personId, choice: 'for' as const }));
  for (const vote of votes) {
    await agenda.insertVote(itemId, { ...vote, reason: '', castBy: clerkId, at: votedAt });
  }
  await agenda.insertNote(itemId, { text: item.note, writtenBy: clerkId, at: votedAt });
  const count = countTeamVotes(rulesOfOpen(meeting), { seats, presentIds, recusedIds: [], votes });
  await teamDecisions.insert({
    ...{ id: item.decisionId, itemId, wijkteamId: meeting.wijkteamId, meetingId: meeting.id },
    ...count,
    ...{ recordedBy: clerkId, decidedAt: votedAt },
  });
  await audit.record({
    ...step('record-team-decision', demo),
    subjectType: 'team-decision',
    subjectId: item.decisionId,
    details: { itemId, outcome: count.outcome },
  });
}

function contentOf({ motivation }: DemoItem): DecisionContent {
  return {
    ...{ kind: 'other', subjectId: null, motivation, lines: [], terms: {} },
    ...{ tallyRunId: null, deviations: [], mandate: null },
  };
}

function step(action: string, { id, clerk }: DemoMeeting): AuditEntry {
  const subject = { subjectType: 'meeting', subjectId: id, origin: 'demo' };
  return { actor: personRef(clerk), action, ...subject };
}
