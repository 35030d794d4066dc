import { Injectable } from '@nestjs/common';
import {
  authorise,
  moveToArea,
  refuseFaults,
  requireVersion,
  tidyLine,
  tidyText,
  type Wijkteam,
  wijkteamFaults,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf } from '#platform';
import type { ChangeWijkteamRequest } from './change-wijkteam.request.js';

export type WijkteamChange = {
  readonly wijkteamId: string;
  /** The version that the change is of. */
  readonly version: number;
  readonly request: ChangeWijkteamRequest;
};

/** Changes the name, the description or the area of a wijkteam. */
@Injectable()
export class ChangeWijkteam {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: ActorContext,
    { wijkteamId, version, request }: WijkteamChange,
  ): Promise<Wijkteam> {
    return this.unitOfWork.run(context.tenant, async ({ areas, audit, teamPage, wijkteams }) => {
      const before = await wijkteams.get(wijkteamId);
      authorise(context.actor, 'manage-municipality', { wijkteamId });
      requireVersion(version, before.version);
      const wanted = changed(before, request);
      refuseFaults(wijkteamFaults(wanted));
      const { id: areaId } = await areas.get(wanted.areaId);
      if (areaId !== before.areaId) {
        moveToArea(before, areaId, await teamPage.representedBuurten(wijkteamId));
      }
      const after = await wijkteams.update({ ...wanted, areaId });
      await audit.record({
        actor: actorRefOf(context.actor),
        action: 'change-wijkteam',
        subjectType: 'wijkteam',
        subjectId: wijkteamId,
        origin: context.requestId,
        details: { version: after.version, areaId },
      });
      return after;
    });
  }
}

function changed(before: Wijkteam, request: ChangeWijkteamRequest): Wijkteam {
  return {
    id: before.id,
    version: before.version,
    areaId: request.areaId ?? before.areaId,
    name: request.name === undefined ? before.name : tidyLine(request.name),
    description:
      request.description === undefined ? before.description : tidyText(request.description),
  };
}
