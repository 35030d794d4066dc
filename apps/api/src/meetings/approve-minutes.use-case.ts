import { Injectable } from '@nestjs/common';
import { authorise, decidingPerson, LaterMeetingNeededError, MinutesApprovedError } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { MinutesResponse } from './minutes.response.js';

/** Writes down in which later meeting minutes were approved. Once, and for good. */
@Injectable()
export class ApproveMinutes {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, command, actor, requestId }: CommandContext,
    minutesId: string,
    meetingId: string,
  ): Promise<MinutesResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const found = await stores.minutes.get(minutesId);
        authorise(actor, 'manage-meeting', found);
        const by = decidingPerson(actor);
        const meeting = await stores.meetings.lock(meetingId);
        const minutes = await stores.minutes.get(minutesId);
        if (minutes.approvedInId !== null) throw new MinutesApprovedError();
        const isLater = meeting.openedAt !== null && meeting.openedAt >= minutes.madeAt;
        const isOfTeam = meeting.wijkteamId === minutes.wijkteamId;
        if (!isLater || !isOfTeam || meeting.state !== 'open') throw new LaterMeetingNeededError();
        await stores.minutes.approve(minutesId, { meetingId, by, at: await stores.clock.now() });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'approve-minutes',
          subjectType: 'minutes',
          subjectId: minutesId,
          origin: requestId,
          details: { meetingId },
        });
        const names = await stores.minutes.publicNames(minutes.meetingId);
        return MinutesResponse.of({ ...minutes, approvedInId: meetingId }, names);
      }),
    );
  }
}
