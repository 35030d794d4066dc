import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  moveRound,
  openVoting,
  refuseServiceEvent,
  type Round,
  type RoundEvent,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { RoundResponse } from './round.response.js';

/**
 * Takes a round a step further on its route because somebody asks. Opening the voting freezes the
 * rules and the ballot paper; closing it waits for the ballots that are being cast, and asks for the
 * count.
 */
@Injectable()
export class MoveRound {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, roundId: string, event: RoundEvent): Promise<RoundResponse> {
    const { tenant, command, actor, requestId } = context;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        authorise(actor, 'manage-round', await stores.rounds.get(roundId));
        refuseServiceEvent(event);
        const round =
          event === 'close-voting'
            ? await stores.rounds.lockForClosing(roundId)
            : await stores.rounds.lock(roundId);
        // After the lock: a ballot that was cast before it is not late.
        await move(stores, round, event, await stores.clock.now());
        if (event === 'close-voting') {
          await askForCount(stores, tenant.id, { roundId, requestedBy: actorRefOf(actor) });
        }
        const moved = await stores.rounds.get(roundId);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: event,
          subjectType: 'round',
          subjectId: roundId,
          origin: requestId,
          details: { from: round.phase, to: moved.phase, rulesHash: moved.rulesHash },
        });
        return RoundResponse.of(moved);
      }),
    );
  }
}

/** The count, with a task that people can follow and cancel. */
async function askForCount(
  { outbox, tallyTasks }: Stores,
  municipalityId: string,
  { roundId, requestedBy }: { readonly roundId: string; readonly requestedBy: string },
): Promise<void> {
  const taskId = randomUUID();
  const given = { tallyRunId: null, rules: null, requestedBy };
  await tallyTasks.request({ id: taskId, roundId, kind: 'count', ...given });
  await outbox.request('tally-round', { municipalityId, roundId, taskId });
}

async function move(
  { initiatives, rounds }: Stores,
  round: Round,
  event: RoundEvent,
  now: Date,
): Promise<void> {
  if (event !== 'open-voting') {
    await rounds.move(round.id, moveRound(round, event, now));
    return;
  }
  const candidates = await initiatives.paperCandidates(round.id);
  await rounds.openVoting(round.id, openVoting(round, candidates, now));
}
