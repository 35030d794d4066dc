import { Injectable } from '@nestjs/common';
import {
  authoriseForArea,
  type GivenAnswer,
  isRepeated,
  reasonFaults,
  refuseFaults,
  refuseJudging,
  tidyText,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf } from '#platform';
import { BoundaryResponse } from './boundary.response.js';
import type { RespondToBoundaryRequest } from './draw-boundary.request.js';

export type BoundaryRef = { readonly areaId: string; readonly boundaryId: string };

/** Notes that somebody confirms a boundary or objects to it: once, and not after the decision. */
@Injectable()
export class RespondToBoundary {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, actor, requestId }: ActorContext,
    { areaId, boundaryId }: BoundaryRef,
    request: RespondToBoundaryRequest,
  ): Promise<BoundaryResponse> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const { areaBoundaries, areas, audit, clock, territory } = stores;
      const teams = await territory.wijkteamIdsOf(await areas.get(areaId));
      const personId = authoriseForArea(actor, 'draw-boundary', teams);
      const given: GivenAnswer = {
        answer: request.answer,
        reason: tidyText(request.reason ?? ''),
      };
      refuseFaults(reasonFaults(given.reason, given.answer === 'object'));
      await areaBoundaries.lockArea(areaId);
      const boundary = await areaBoundaries.get(areaId, boundaryId);
      const before = await areaBoundaries.findResponse(boundaryId, personId);
      if (isRepeated(given, before)) return BoundaryResponse.of(boundary);
      refuseJudging(boundary, personId);
      const respondedAt = await clock.now();
      await areaBoundaries.respond(boundaryId, { ...given, personId, respondedAt });
      await audit.record({
        actor: actorRefOf(actor),
        action: 'respond-to-boundary',
        subjectType: 'area-boundary',
        subjectId: boundaryId,
        origin: requestId,
        details: { areaId, answer: given.answer },
      });
      return BoundaryResponse.of(await areaBoundaries.get(areaId, boundaryId));
    });
  }
}
