import { Injectable } from '@nestjs/common';
import { authoriseForArea, reasonFaults, refuseFaults, refuseJudging, tidyText } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { BoundaryResponse } from './boundary.response.js';
import type { DecideOnBoundaryRequest } from './draw-boundary.request.js';
import type { BoundaryRef } from './respond-to-boundary.use-case.js';

/** Adopts a boundary as the residents' boundary of its area, or rejects it. Both are final. */
@Injectable()
export class DecideOnBoundary {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    { areaId, boundaryId }: BoundaryRef,
    request: DecideOnBoundaryRequest,
  ): Promise<BoundaryResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        const { areaBoundaries, areas, audit, clock, territory } = stores;
        const teams = await territory.wijkteamIdsOf(await areas.get(areaId));
        const decidedBy = authoriseForArea(context.actor, 'adopt-boundary', teams);
        const { outcome } = request;
        const reason = tidyText(request.reason ?? '');
        refuseFaults(reasonFaults(reason, outcome === 'rejected'));
        await areaBoundaries.lockArea(areaId);
        const boundary = await areaBoundaries.get(areaId, boundaryId);
        refuseJudging(boundary, decidedBy);
        const decidedAt = await clock.now();
        await areaBoundaries.decide(boundary, { outcome, reason, decidedBy, decidedAt });
        await audit.record({
          actor: actorRefOf(context.actor),
          action: outcome === 'adopted' ? 'adopt-boundary' : 'reject-boundary',
          subjectType: 'area-boundary',
          subjectId: boundaryId,
          origin: context.requestId,
          details: { areaId, confirms: boundary.confirmCount, objects: boundary.objectCount },
        });
        return BoundaryResponse.of(await areaBoundaries.get(areaId, boundaryId));
      }),
    );
  }
}
