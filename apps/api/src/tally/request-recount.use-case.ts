import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { authorise } from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { TallyTaskResponse } from './tally-task.response.js';

/** Asks the worker to count a round again, and to compare with a count that is recorded. */
@Injectable()
export class RequestRecount {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    roundId: string,
    tallyRunId: string,
  ): Promise<TallyTaskResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, () => request(stores, context, roundId, tallyRunId)),
    );
  }
}

async function request(
  { audit, outbox, rounds, tallyRuns, tallyTasks }: Stores,
  { actor, requestId, tenant }: CommandContext,
  roundId: string,
  tallyRunId: string,
): Promise<TallyTaskResponse> {
  authorise(actor, 'recount-tally', await rounds.get(roundId));
  await tallyRuns.get(roundId, tallyRunId);
  const [taskId, requestedBy] = [randomUUID(), actorRefOf(actor)];
  await tallyTasks.request({
    id: taskId,
    roundId,
    kind: 'recount',
    tallyRunId,
    rules: null,
    requestedBy,
  });
  await outbox.request('recount-tally', { municipalityId: tenant.id, roundId, taskId });
  await audit.record({
    actor: requestedBy,
    action: 'request-recount',
    subjectType: 'tally-run',
    subjectId: tallyRunId,
    origin: requestId,
    details: { roundId, taskId },
  });
  return TallyTaskResponse.of(await tallyTasks.get(roundId, taskId));
}
