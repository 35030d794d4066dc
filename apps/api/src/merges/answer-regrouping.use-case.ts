import { Injectable } from '@nestjs/common';
import {
  answerRegrouping,
  authorise,
  refuseUnseenRegrouping,
  takeBackRegrouping,
  tidyText,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, localDay } from '#platform';
import { holdSources } from './held-sources.js';
import { MovedSupports } from './moved-supports.js';
import type { AnswerRegroupingRequest } from './propose-regrouping.request.js';
import { RegroupingResponse } from './regrouping.response.js';
import { settleWhenDecided } from './settle.js';

/** Consents to a proposal or refuses it, as one of those who are asked. The last consent carries it out. */
@Injectable()
export class AnswerRegrouping {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly movedSupports: MovedSupports,
  ) {}

  execute(
    context: CommandContext,
    regroupingId: string,
    request: AnswerRegroupingRequest,
  ): Promise<RegroupingResponse> {
    const { tenant, command, actor, requestId } = context;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const { initiativeIds } = await stores.regroupings.get(regroupingId);
        const { round, sources } = await holdSources(stores, actor, initiativeIds);
        const regrouping = await stores.regroupings.get(regroupingId);
        refuseUnseenRegrouping(actor, round, regrouping);
        authorise(actor, 'regroup-initiatives', round);
        const now = await stores.clock.now();
        const today = localDay(now);
        const reason = request.reason === null ? null : tidyText(request.reason);
        const given = { answer: request.answer, reason: reason === '' ? null : reason };
        const { personId } = answerRegrouping(actor, regrouping, given, today);
        await stores.regroupings.answer({ regroupingId, personId, ...given, answeredAt: now });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'answer-regrouping',
          subjectType: 'regrouping',
          subjectId: regroupingId,
          origin: requestId,
          details: { answer: request.answer },
        });
        const { movedSupports } = this;
        const held = { id: regroupingId, round, sources, now, movedSupports };
        const settled = await settleWhenDecided(stores, context, held);
        return RegroupingResponse.of(settled, { actor, today });
      }),
    );
  }
}

/** Takes a proposal back, as the one who made it. */
@Injectable()
export class TakeBackRegrouping {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, regroupingId: string): Promise<RegroupingResponse> {
    const { tenant, command, actor, requestId } = context;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const { initiativeIds } = await stores.regroupings.get(regroupingId);
        const { round } = await holdSources(stores, actor, initiativeIds);
        const regrouping = await stores.regroupings.get(regroupingId);
        refuseUnseenRegrouping(actor, round, regrouping);
        const now = await stores.clock.now();
        const today = localDay(now);
        const outcome = takeBackRegrouping(actor, regrouping, today);
        await stores.regroupings.settle(regroupingId, outcome, now);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'settle-regrouping',
          subjectType: 'regrouping',
          subjectId: regroupingId,
          origin: requestId,
          details: { outcome },
        });
        return RegroupingResponse.of(await stores.regroupings.get(regroupingId), { actor, today });
      }),
    );
  }
}
