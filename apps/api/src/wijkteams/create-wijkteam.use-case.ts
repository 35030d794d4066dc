import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { authorise, refuseFaults, tidyLine, tidyText, wijkteamFaults } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import type { CreateWijkteamRequest } from './create-wijkteam.request.js';
import { WijkteamResponse } from './wijkteam.response.js';

/** Sets up a wijkteam for an area. */
@Injectable()
export class CreateWijkteam {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, request: CreateWijkteamRequest): Promise<WijkteamResponse> {
    authorise(context.actor, 'manage-municipality', { wijkteamId: null });
    const wijkteam = {
      id: randomUUID(),
      areaId: request.areaId,
      name: tidyLine(request.name),
      description: tidyText(request.description ?? ''),
      version: 1,
    };
    refuseFaults(wijkteamFaults(wijkteam));
    return this.unitOfWork.run(context.tenant, ({ areas, audit, idempotency, wijkteams }) =>
      idempotency.once(context.command, async () => {
        const { id: areaId } = await areas.get(wijkteam.areaId);
        await wijkteams.insert({ ...wijkteam, areaId });
        await audit.record({
          actor: actorRefOf(context.actor),
          action: 'create-wijkteam',
          subjectType: 'wijkteam',
          subjectId: wijkteam.id,
          origin: context.requestId,
          details: { areaId },
        });
        return WijkteamResponse.of({ ...wijkteam, areaId });
      }),
    );
  }
}
