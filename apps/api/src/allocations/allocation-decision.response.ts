import { ApiProperty } from '@nestjs/swagger';
import { type AllocationLine, allocationTotal } from '#domain';
import type { AllocationDecisionRecord } from '#persistence';
import { wireCents } from '#platform';

const CENTS = { type: 'integer', format: 'int64' } as const;

/** What one initiative gets. */
export class AllocationLineResponse {
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  @ApiProperty(CENTS)
  readonly amountCents!: number;

  static of({ initiativeId, amountCents }: AllocationLine): AllocationLineResponse {
    return { initiativeId, amountCents: wireCents(amountCents) };
  }
}

/** Why an initiative is treated otherwise than was counted or found. */
export class DeviationResponse {
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  readonly reason!: string;
}

/** A decision of a wijkteam on who gets how much. Who decided stands in the audit trail. */
export class AllocationDecisionResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  /** The count that it follows; null when the wijkteam decided by itself. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly tallyRunId!: string | null;
  /** The reasons; null where the count is the reason. */
  readonly motivation!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly decidedAt!: string;
  /** The sum of the lines. */
  @ApiProperty(CENTS)
  readonly totalCents!: number;
  /** The decision of the wijkteam that it carries out; null where the chair decided, or by mandate. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly teamDecisionId!: string | null;
  /** The mandate that it was made under. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly mandateId!: string | null;
  /** The record of the committee or the assembly that it rests on; null in other modes. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly outcomeRecordId!: string | null;
  /** Where it leaves the count or the record, and why; empty where it follows it. */
  readonly deviations!: DeviationResponse[];
  /** What each initiative gets, in the order of the winners where they were counted. */
  readonly allocations!: AllocationLineResponse[];

  static of(decision: AllocationDecisionRecord): AllocationDecisionResponse {
    return {
      id: decision.id,
      roundId: decision.roundId,
      tallyRunId: decision.tallyRunId,
      motivation: decision.motivation,
      decidedAt: decision.decidedAt.toISOString(),
      totalCents: wireCents(allocationTotal(decision.lines)),
      teamDecisionId: decision.teamDecisionId ?? null,
      mandateId: decision.mandateId ?? null,
      outcomeRecordId: decision.outcomeRecordId ?? null,
      deviations: (decision.deviations ?? []).map(({ initiativeId, reason }) => ({
        initiativeId,
        reason,
      })),
      allocations: decision.lines.map((line) => AllocationLineResponse.of(line)),
    };
  }
}
