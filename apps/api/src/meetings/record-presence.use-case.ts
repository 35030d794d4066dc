import { Injectable } from '@nestjs/common';
import {
  authorise,
  decidingPerson,
  isAllowed,
  NoVoteHereError,
  rulesOfOpen,
  VoteForAnotherError,
} from '#domain';
import { presentIds, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { MeetingWithSeatsResponse } from './meeting.response.js';
import type { RecordPresenceRequest } from './record-presence.request.js';

/** Writes down that somebody with a seat came or went. */
@Injectable()
export class RecordPresence {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, command, actor, requestId }: CommandContext,
    meetingId: string,
    { personId, event, manner }: RecordPresenceRequest,
  ): Promise<MeetingWithSeatsResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const meeting = await stores.meetings.lock(meetingId);
        authorise(actor, 'vote-in-team', meeting);
        const recordedBy = decidingPerson(actor);
        rulesOfOpen(meeting);
        const isOwn = recordedBy === personId && manner === 'online';
        if (!isOwn && !isAllowed(actor, 'manage-meeting', meeting)) throw new VoteForAnotherError();
        const seats = await stores.meetings.seats(meetingId);
        if (!seats.some((seat) => seat.personId === personId)) throw new NoVoteHereError();
        const at = await stores.clock.now();
        await stores.meetings.insertPresence(meetingId, {
          ...{ personId, event, manner, at, recordedBy },
        });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'record-presence',
          subjectType: 'meeting',
          subjectId: meetingId,
          origin: requestId,
          details: { personId, event, manner },
        });
        const present = presentIds(await stores.meetings.presences(meetingId));
        const shown = seats.map((seat) => ({
          ...seat,
          name: null,
          isPresent: present.includes(seat.personId),
        }));
        return MeetingWithSeatsResponse.withSeats(meeting, shown);
      }),
    );
  }
}
