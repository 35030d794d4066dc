import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { authorise, NOTHING_PLANNED, type Round, tidyLine } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import type { CreateRoundRequest } from './create-round.request.js';
import { refuseFaultyRound } from './round-checks.js';
import { rulesOf } from './round-rules.request.js';
import { RoundResponse } from './round.response.js';
import { momentsOf } from './timeline.request.js';

/** Begins a round of a wijkteam, as a draft. */
@Injectable()
export class CreateRound {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, request: CreateRoundRequest): Promise<RoundResponse> {
    const { tenant, command, actor, requestId } = context;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        authorise(actor, 'manage-round', { wijkteamId: request.wijkteamId });
        await stores.wijkteams.get(request.wijkteamId);
        const round = newRound(request, await stores.clock.now());
        await refuseFaultyRound(stores, round);
        await stores.rounds.insert(round);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'create-round',
          subjectType: 'round',
          subjectId: round.id,
          origin: requestId,
          details: { mode: round.mode, budgetCents: round.rules.budgetCents.toString() },
        });
        return RoundResponse.of(round);
      }),
    );
  }
}

function newRound(request: CreateRoundRequest, now: Date): Round {
  return {
    id: randomUUID(),
    wijkteamId: request.wijkteamId,
    budgetId: request.budgetId,
    envelopeId: request.envelopeId,
    title: tidyLine(request.title),
    mode: request.mode,
    phase: 'draft',
    currency: 'EUR',
    rules: rulesOf(request.rules),
    rulesHash: null,
    paperSize: 0,
    timeline: { ...NOTHING_PLANNED, ...momentsOf(request.timeline ?? {}) },
    isImported: false,
    createdAt: now,
    version: 1,
  };
}
