import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type AreaBoundary,
  authoriseForArea,
  boundaryFaults,
  elsewhereFaults,
  geometryOf,
  refuseFaults,
  tidyLine,
  tidyText,
} from '#domain';
import { overlapOf } from '#geography';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { borderFaultsOf } from './border-checks.js';
import { DrawnBoundaryResponse } from './boundary.response.js';
import type { DrawBoundaryRequest } from './draw-boundary.request.js';

/** Keeps how a resident sees the borders of an area, beside the official ones. */
@Injectable()
export class DrawBoundary {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    areaId: string,
    request: DrawBoundaryRequest,
  ): Promise<DrawnBoundaryResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        const { areaBoundaries, areas, audit, clock, territory } = stores;
        const area = await areas.get(areaId);
        const teams = await territory.wijkteamIdsOf(area);
        const drawnBy = authoriseForArea(context.actor, 'draw-boundary', teams);
        const [name, reason] = [tidyLine(request.name), tidyText(request.reason)];
        refuseFaults(boundaryFaults({ name, reason, geometry: request.geometry }));
        const geometry = geometryOf(request.geometry);
        refuseFaults(borderFaultsOf(geometry));
        const official = area.geometry;
        refuseFaults(elsewhereFaults(official === null || overlapOf(geometry, official) !== null));
        const drawnAt = await clock.now();
        const boundary: AreaBoundary = {
          id: randomUUID(),
          areaId,
          name,
          reason,
          geometry,
          drawnBy,
          drawnAt,
        };
        await areaBoundaries.insert(boundary);
        await audit.record({
          actor: actorRefOf(context.actor),
          action: 'draw-boundary',
          subjectType: 'area-boundary',
          subjectId: boundary.id,
          origin: context.requestId,
          details: { areaId },
        });
        return DrawnBoundaryResponse.ofDetail(await areaBoundaries.get(areaId, boundary.id));
      }),
    );
  }
}
