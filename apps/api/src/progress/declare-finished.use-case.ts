import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { declareFinished } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { seenInitiative } from './carried-out.js';
import { FinishResponse } from './progress.response.js';

type Declaration = {
  readonly initiativeId: string;
  readonly finishedOn: string;
  readonly summary: string;
};

/** Declares an initiative finished, and asks its initiators and supporters, once, what they find of the result. */
@Injectable()
export class DeclareFinished {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, actor, requestId, command }: CommandContext,
    { initiativeId, finishedOn, summary }: Declaration,
  ): Promise<FinishResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const seen = await seenInitiative(stores, actor, initiativeId);
        const { carriedOut, initiative, now, todayOn } = seen;
        const by = declareFinished(actor, carriedOut, { finishedOn, summary }, todayOn);
        const finish = { initiativeId, finishedOn, summary };
        await stores.progress.insertFinish(finish, { by, at: now });
        await stores.announcements.announce({
          id: randomUUID(),
          kind: 'judgement-asked',
          eventKey: `judgement-asked:${initiativeId}`,
          subject: { kind: 'initiative', id: initiativeId },
          audience: { kind: 'followers', initiativeId },
          facts: { title: initiative.title },
          announcedAt: now,
        });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'declare-finished',
          subjectType: 'initiative',
          subjectId: initiativeId,
          origin: requestId,
          details: { finishedOn },
        });
        return FinishResponse.of({ ...finish, declaredAt: now });
      }),
    );
  }
}
