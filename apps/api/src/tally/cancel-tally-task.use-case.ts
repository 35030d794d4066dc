import { Injectable } from '@nestjs/common';
import { authorise, cancelTallyTask, PERMISSION_FOR_TASK } from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { TallyTaskResponse } from './tally-task.response.js';

/** Cancels a count: at once while it waits; one that runs stops within a few seconds. */
@Injectable()
export class CancelTallyTask {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, roundId: string, taskId: string): Promise<TallyTaskResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, () => cancel(stores, context, roundId, taskId)),
    );
  }
}

async function cancel(
  { audit, rounds, tallyTasks }: Stores,
  { actor, requestId }: CommandContext,
  roundId: string,
  taskId: string,
): Promise<TallyTaskResponse> {
  const round = await rounds.get(roundId);
  authorise(actor, 'read-tally', round);
  const task = await tallyTasks.lock(roundId, taskId);
  authorise(actor, PERMISSION_FOR_TASK[task.kind], round);
  if (cancelTallyTask(task) === 'now') await tallyTasks.end(taskId, { state: 'cancelled' });
  else await tallyTasks.askToCancel(taskId);
  await audit.record({
    actor: actorRefOf(actor),
    action: 'cancel-tally-task',
    subjectType: 'tally-task',
    subjectId: taskId,
    origin: requestId,
    details: { roundId, kind: task.kind, state: task.state },
  });
  return TallyTaskResponse.of(await tallyTasks.get(roundId, taskId));
}
