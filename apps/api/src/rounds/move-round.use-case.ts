import { Injectable } from '@nestjs/common';
import { authorise, refuseServiceEvent, type RoundEvent } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { RoundResponse } from './round.response.js';

/**
 * Takes a round a step further on its route because somebody asks. Fixing the ballot, or opening the
 * voting without that, freezes the rules and the ballot paper; closing the voting waits for the
 * ballots that are being cast, and asks for the count.
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
        const moved = await stores.roundRoute.take(round, event, {
          actor: actorRefOf(actor),
          origin: requestId,
          // After the lock: a ballot that was cast before it is not late.
          now: await stores.clock.now(),
        });
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
