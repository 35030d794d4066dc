import { Injectable } from '@nestjs/common';
import { confirmerOf } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { OutcomeRecordResponse } from './outcome-record.response.js';

/** Confirms a record as a second person who read it; from then on a decision can rest on it. */
@Injectable()
export class ConfirmOutcome {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    wanted: { readonly roundId: string; readonly recordId: string; readonly textHash: string },
  ): Promise<OutcomeRecordResponse> {
    const { tenant, command, actor, requestId } = context;
    const { roundId, recordId, textHash } = wanted;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const round = await stores.rounds.lock(roundId);
        const record = await stores.outcomes.get(roundId, recordId);
        const latest = (await stores.outcomes.findLatest(roundId)) ?? record;
        const confirmedBy = confirmerOf(actor, round, { record, latest, readHash: textHash });
        const confirmedAt = await stores.clock.now();
        await stores.outcomes.confirm({ recordId, roundId, textHash, confirmedBy, confirmedAt });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'confirm-outcome',
          subjectType: 'outcome-record',
          subjectId: recordId,
          origin: requestId,
          details: { roundId, textHash },
        });
        return OutcomeRecordResponse.of({ ...record, confirmedBy, confirmedAt });
      }),
    );
  }
}
