import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  decidingPerson,
  type Meeting,
  refuseFaultyMeeting,
  tidyLine,
  tidyText,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import type { CreateMeetingRequest } from './create-meeting.request.js';
import { MeetingResponse } from './meeting.response.js';

/** Begins to prepare a meeting of a wijkteam; only its members see it until it is convened. */
@Injectable()
export class CreateMeeting {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, command, actor, requestId }: CommandContext,
    wijkteamId: string,
    request: CreateMeetingRequest,
  ): Promise<MeetingResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        await stores.wijkteams.get(wijkteamId);
        authorise(actor, 'manage-meeting', { wijkteamId });
        const createdBy = decidingPerson(actor);
        const meeting = newMeeting(wijkteamId, request);
        refuseFaultyMeeting(meeting);
        const createdAt = await stores.clock.now();
        await stores.meetings.insert({ ...meeting, createdBy, createdAt });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'create-meeting',
          subjectType: 'meeting',
          subjectId: meeting.id,
          origin: requestId,
          details: { wijkteamId, kind: meeting.kind },
        });
        return MeetingResponse.of(meeting);
      }),
    );
  }
}

function newMeeting(wijkteamId: string, request: CreateMeetingRequest): Meeting {
  const { kind, title, place = '', startsAt, closesAt = null } = request;
  return {
    id: randomUUID(),
    wijkteamId,
    kind,
    title: tidyLine(title),
    place: tidyText(place),
    startsAt: new Date(startsAt),
    closesAt: closesAt === null ? null : new Date(closesAt),
    state: 'draft',
    rules: null,
    openedAt: null,
    closedAt: null,
    version: 1,
  };
}
