import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { authorise, refuseSimulation, RoundNotCountedError } from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { type SimulateTallyRequest, simulatedRulesOf } from './simulate-tally.request.js';
import { TallyTaskResponse } from './tally-task.response.js';

/** Asks the worker what the ballots of a counted round would have come to under other rules. */
@Injectable()
export class RequestSimulation {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    roundId: string,
    body: SimulateTallyRequest,
  ): Promise<TallyTaskResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, () => request(stores, context, roundId, body)),
    );
  }
}

async function request(
  { audit, outbox, rounds, tallyRuns, tallyTasks }: Stores,
  { actor, requestId, tenant }: CommandContext,
  roundId: string,
  body: SimulateTallyRequest,
): Promise<TallyTaskResponse> {
  const round = await rounds.get(roundId);
  authorise(actor, 'simulate-tally', round);
  const rules = simulatedRulesOf(body);
  refuseSimulation(rules);
  if ((await tallyRuns.findLatest(roundId)) === null) {
    throw new RoundNotCountedError(roundId, round.phase);
  }
  const [taskId, requestedBy] = [randomUUID(), actorRefOf(actor)];
  await tallyTasks.request({
    id: taskId,
    roundId,
    kind: 'simulation',
    tallyRunId: null,
    rules,
    requestedBy,
  });
  await outbox.request('simulate-tally', { municipalityId: tenant.id, roundId, taskId });
  await audit.record({
    actor: requestedBy,
    action: 'request-simulation',
    subjectType: 'round',
    subjectId: roundId,
    origin: requestId,
    details: { taskId, rules: rules.map(({ rule }) => rule).join(', ') },
  });
  return TallyTaskResponse.of(await tallyTasks.get(roundId, taskId));
}
