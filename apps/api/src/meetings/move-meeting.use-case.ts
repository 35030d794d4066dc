import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  compulsoryRecusals,
  decidingPerson,
  type Meeting,
  type MeetingEvent,
  minutesText,
  nextMeetingState,
  openMeeting,
  seatsOn,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { meetingRecord } from './meeting-record.js';
import { MeetingResponse } from './meeting.response.js';

/**
 * Convenes, opens, closes or cancels a meeting. Opening fixes its seats and its rules, and takes those
 * who proposed what is at stake out of the vote; closing makes its minutes.
 */
@Injectable()
export class MoveMeeting {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, command, actor, requestId }: CommandContext,
    meetingId: string,
    event: MeetingEvent,
  ): Promise<MeetingResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const meeting = await stores.meetings.lock(meetingId);
        authorise(actor, 'manage-meeting', meeting);
        const by = decidingPerson(actor);
        const moved = await move(stores, meeting, { event, by, now: await stores.clock.now() });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: `${event}-meeting`,
          subjectType: 'meeting',
          subjectId: meetingId,
          origin: requestId,
          details: { from: meeting.state, to: moved.state },
        });
        return MeetingResponse.of(moved);
      }),
    );
  }
}

type Move = { readonly event: MeetingEvent; readonly by: string; readonly now: Date };

async function move(stores: Stores, meeting: Meeting, { event, by, now }: Move): Promise<Meeting> {
  if (event === 'open') return open(stores, meeting, now);
  const state = nextMeetingState(meeting.state, event);
  if (event !== 'close') return stores.meetings.update({ ...meeting, state });
  const closed = await stores.meetings.update({ ...meeting, state, closedAt: now });
  const text = minutesText(await meetingRecord(stores, closed));
  await stores.minutes.add({
    id: randomUUID(),
    kind: 'minutes',
    wijkteamId: closed.wijkteamId,
    meetingId: closed.id,
    amendsId: null,
    text,
    madeBy: by,
    madeAt: now,
  });
  return closed;
}

async function open({ agenda, meetings }: Stores, meeting: Meeting, now: Date): Promise<Meeting> {
  const rules = await meetings.rulesFor(meeting.wijkteamId, now);
  const opened = await meetings.update(openMeeting(meeting, rules, now));
  const { dayOn, memberships } = await meetings.membershipsAt(meeting.wijkteamId, now);
  const seats = seatsOn(meeting.wijkteamId, dayOn, memberships, rules);
  await meetings.insertSeats(meeting.id, seats);
  for (const item of await agenda.list(meeting.id)) {
    const proposers = await agenda.proposersAtStake(item);
    for (const { personId } of compulsoryRecusals(seats, proposers)) {
      const ground = 'initiator';
      const recusal = { personId, ground, explanation: '', recordedBy: null, at: now } as const;
      await agenda.insertRecusal(item.id, recusal);
    }
  }
  return opened;
}
