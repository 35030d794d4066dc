import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  type Draw,
  drawPlanFaults,
  refuseFaults,
  seatsOfStrata,
  strataFaults,
  tidyLine,
  type WantedStrata,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import type { AnnounceDrawRequest } from './announce-draw.request.js';
import { DrawResponse } from './draw.response.js';

const ANSWER_DAYS = 14;

/** Announces a draw: how many seats, from which groups, and what will decide. From now on it is public. */
@Injectable()
export class AnnounceDraw {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, request: AnnounceDrawRequest): Promise<DrawResponse> {
    const { wijkteamId } = request;
    authorise(context.actor, 'manage-draw', { wijkteamId });
    return this.unitOfWork.run(context.tenant, ({ audit, clock, draws, idempotency, wijkteams }) =>
      idempotency.once(context.command, async () => {
        // The id as it is kept, whatever its capitals: the actor is judged by that one.
        const wijkteam = await wijkteams.get(wijkteamId);
        authorise(context.actor, 'manage-draw', { wijkteamId: wijkteam.id });
        const draw = announced(request, wijkteam.id, await clock.now());
        await draws.insert({ ...draw, announcedBy: actorRefOf(context.actor) });
        await audit.record({
          actor: actorRefOf(context.actor),
          action: 'announce-draw',
          subjectType: 'draw',
          subjectId: draw.id,
          origin: context.requestId,
          details: { wijkteamId: wijkteam.id, seats: request.seats, seal: draw.seal },
        });
        return DrawResponse.of(draw);
      }),
    );
  }
}

function announced(request: AnnounceDrawRequest, wijkteamId: string, now: Date): Draw {
  const wanted = wantedStrata(request);
  const plan = {
    title: tidyLine(request.title),
    role: request.role ?? 'member',
    answerDays: request.answerDays ?? ANSWER_DAYS,
    seal: request.seal,
    publicSource: tidyLine(request.publicSource),
    publicForm: request.publicForm,
    publicAt: new Date(request.publicAt),
  };
  refuseFaults([...strataFaults(wanted), ...drawPlanFaults(plan, now)]);
  return {
    ...plan,
    id: randomUUID(),
    wijkteamId,
    strata: seatsOfStrata(wanted),
    state: 'announced',
    announcedAt: now,
    frozenAt: null,
    listHash: null,
    cancelledAt: null,
    cancelReason: null,
  };
}

function wantedStrata({ seats, strata = [] }: AnnounceDrawRequest): WantedStrata {
  return {
    seats,
    strata: strata.map((each) => ({
      stratum: tidyLine(each.stratum),
      population: each.population ?? null,
      seats: each.seats ?? null,
    })),
  };
}
