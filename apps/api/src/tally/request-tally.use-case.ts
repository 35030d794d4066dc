import { Injectable } from '@nestjs/common';
import { authorise, nextPhase } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { TallyRequestResponse } from './tally-request.response.js';

/** Asks the worker to count a round whose voting has closed, for when that did not happen by itself. */
@Injectable()
export class RequestTally {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, roundId: string): Promise<TallyRequestResponse> {
    return this.unitOfWork.run(context.tenant, ({ audit, idempotency, outbox, rounds }) =>
      idempotency.once(context.command, async () => {
        const round = await rounds.holdPhase(roundId);
        authorise(context.actor, 'run-tally', round);
        // Decides nothing but whether the step exists from here; the worker takes it.
        nextPhase(round.mode, round.phase, 'record-tally');
        await outbox.request('tally-round', { municipalityId: context.tenant.id, roundId });
        await audit.record({
          actor: actorRefOf(context.actor),
          action: 'request-tally',
          subjectType: 'round',
          subjectId: roundId,
          origin: context.requestId,
        });
        return TallyRequestResponse.of(roundId);
      }),
    );
  }
}
