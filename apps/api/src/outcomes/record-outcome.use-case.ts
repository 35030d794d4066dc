import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { grantedIn, recorderOf, refuseFaultyOutcome, tidyLine } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, localDay } from '#platform';
import { OutcomeRecordResponse } from './outcome-record.response.js';
import { outcomeOf, type RecordOutcomeRequest } from './record-outcome.request.js';

/** Enters what a committee advised or an assembly chose, or corrects it by a new record. */
@Injectable()
export class RecordOutcome {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    roundId: string,
    request: RecordOutcomeRequest,
  ): Promise<OutcomeRecordResponse> {
    const { tenant, command, actor, requestId } = context;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const round = await stores.rounds.lock(roundId);
        const latest = await stores.outcomes.findLatest(roundId);
        const correctionReason = tidyLine(request.correctionReason ?? '') || null;
        const { recordedBy, mode } = recorderOf(actor, round, { latest, correctionReason });
        const recordedAt = await stores.clock.now();
        const record = {
          ...outcomeOf(request, mode),
          // There is nothing to correct in the first one.
          correctionReason: latest === null ? null : correctionReason,
        };
        const candidates = await stores.initiatives.allocationCandidates(roundId);
        refuseFaultyOutcome(record, {
          eligibleIds: candidates.flatMap(({ initiativeId, isEligible }) =>
            isEligible ? [initiativeId] : [],
          ),
          todayOn: localDay(recordedAt),
        });
        const id = randomUUID();
        const number = (latest?.number ?? 0) + 1;
        await stores.outcomes.insert({ id, roundId, number, record, recordedBy, recordedAt });
        const kept = await stores.outcomes.get(roundId, id);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'record-outcome',
          subjectType: 'outcome-record',
          subjectId: id,
          origin: requestId,
          details: { roundId, number, textHash: kept.textHash, granted: grantedIn(record).length },
        });
        return OutcomeRecordResponse.of(kept);
      }),
    );
  }
}
