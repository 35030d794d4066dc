import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Judgement, judgeOf } from '#domain';
import { UnitOfWork } from '#persistence';
import type { CommandContext } from '#platform';
import { seenInitiative } from './carried-out.js';
import { GivenJudgementResponse } from './given-judgement.response.js';

/** Takes what a resident finds of a result, once each. */
@Injectable()
export class GiveJudgement {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, actor, requestId, command }: CommandContext,
    initiativeId: string,
    judgement: Judgement,
  ): Promise<GivenJudgementResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const { carriedOut, now } = await seenInitiative(stores, actor, initiativeId);
        const by = judgeOf(actor, carriedOut, judgement);
        await stores.judgements.insert(
          { id: randomUUID(), initiativeId, ...judgement },
          { by, at: now },
        );
        // That there is one more, and not whose: the trail would say what the figures keep.
        await stores.audit.record({
          actor: 'service',
          action: 'give-judgement',
          subjectType: 'initiative',
          subjectId: initiativeId,
          origin: requestId,
        });
        return { initiativeId, givenAt: now.toISOString() };
      }),
    );
  }
}
