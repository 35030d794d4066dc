import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { authorise, nextPhase } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { TallyRequestResponse } from './tally-request.response.js';

/**
 * Asks the worker to count a round whose voting has closed, for when that did not happen by itself or
 * was cancelled.
 */
@Injectable()
export class RequestTally {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, roundId: string): Promise<TallyRequestResponse> {
    const { actor, command, requestId, tenant } = context;
    return this.unitOfWork.run(tenant, ({ audit, idempotency, outbox, rounds, tallyTasks }) =>
      idempotency.once(command, async () => {
        const round = await rounds.holdPhase(roundId);
        authorise(actor, 'run-tally', round);
        // Decides nothing but whether the step exists from here; the worker takes it.
        nextPhase(round.mode, round.phase, 'record-tally');
        const [taskId, requestedBy] = [randomUUID(), actorRefOf(actor)];
        const given = { tallyRunId: null, rules: null, requestedBy };
        await tallyTasks.request({ id: taskId, roundId, kind: 'count', ...given });
        await outbox.request('tally-round', { municipalityId: tenant.id, roundId, taskId });
        await audit.record({
          actor: requestedBy,
          action: 'request-tally',
          subjectType: 'round',
          subjectId: roundId,
          origin: requestId,
          details: { taskId },
        });
        return TallyRequestResponse.of(roundId, taskId);
      }),
    );
  }
}
