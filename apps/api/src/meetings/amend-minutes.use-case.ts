import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  addendumText,
  authorise,
  decidingPerson,
  MINUTES_NOTE_MAX,
  NotFoundError,
  refuseFaults,
  textFaults,
  tidyText,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { MinutesResponse } from './minutes.response.js';

/** Adds a page to the minutes book that says what is not right in an earlier one. */
@Injectable()
export class AmendMinutes {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, command, actor, requestId }: CommandContext,
    minutesId: string,
    request: { readonly text: string },
  ): Promise<MinutesResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const amended = await stores.minutes.get(minutesId);
        authorise(actor, 'manage-meeting', amended);
        if (amended.kind !== 'minutes') throw new NotFoundError('minutes', minutesId);
        const madeBy = decidingPerson(actor);
        const text = tidyText(request.text);
        refuseFaults([
          ...(text === ''
            ? [{ name: 'text', code: 'text-empty', reason: 'Say what is not right.' }]
            : []),
          ...textFaults('text', text, MINUTES_NOTE_MAX),
        ]);
        const id = randomUUID();
        const { wijkteamId, meetingId } = amended;
        await stores.minutes.add({
          ...{ id, wijkteamId, meetingId, madeBy, kind: 'addendum', amendsId: minutesId },
          text: addendumText(amended, text),
          madeAt: await stores.clock.now(),
        });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'amend-minutes',
          subjectType: 'minutes',
          subjectId: id,
          origin: requestId,
          details: { amendsId: minutesId },
        });
        const names = await stores.minutes.publicNames(meetingId);
        return MinutesResponse.of(await stores.minutes.get(id), names);
      }),
    );
  }
}
