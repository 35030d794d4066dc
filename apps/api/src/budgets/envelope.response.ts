import { ApiProperty } from '@nestjs/swagger';
import { ENVELOPE_KINDS, type EnvelopeKind } from '#domain';
import type { EnvelopeMovement, FundedEnvelope } from '#persistence';
import { wireCents } from '#platform';

const CENTS = { type: 'integer', format: 'int64' } as const;

/** A part of a budget, with what is left of it. */
export class EnvelopeResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  /** The budget that it is a part of. */
  @ApiProperty({ format: 'uuid' })
  readonly budgetId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly wijkteamId!: string;
  /** What it is set apart for: round, theme or area. */
  @ApiProperty({ enum: ENVELOPE_KINDS })
  readonly kind!: EnvelopeKind;
  readonly name!: string;
  /** The buurt that it is for; null unless the kind is area. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly areaId!: string | null;
  /** What was put in, less what went back to the budget, in euro cents. */
  @ApiProperty(CENTS)
  readonly grantedCents!: number;
  /** Promised to initiatives, reservations included, in euro cents. */
  @ApiProperty(CENTS)
  readonly allocatedCents!: number;
  /** Paid to initiatives, of what was promised, in euro cents. */
  @ApiProperty(CENTS)
  readonly paidCents!: number;
  /** What can still be promised, in euro cents. */
  @ApiProperty(CENTS)
  readonly availableCents!: number;

  static of(envelope: FundedEnvelope): EnvelopeResponse {
    const { id, budgetId, wijkteamId, kind, name, areaId } = envelope;
    return {
      id,
      budgetId,
      wijkteamId,
      kind,
      name,
      areaId,
      grantedCents: wireCents(envelope.grantedCents),
      allocatedCents: wireCents(envelope.allocatedCents),
      paidCents: wireCents(envelope.paidCents),
      availableCents: wireCents(envelope.availableCents),
    };
  }
}

/** Money that went from a budget to an envelope, or back. Who moved it stands in the audit trail. */
export class EnvelopeMovementResponse {
  /** The id of the movement, and of its transfer in the ledger. */
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly envelopeId!: string;
  /** split: into the envelope. return: back to the budget. */
  @ApiProperty({ enum: ['split', 'return'] })
  readonly kind!: 'split' | 'return';
  /** How much, in euro cents. */
  @ApiProperty(CENTS)
  readonly amountCents!: number;
  /** Where the decision can be found. */
  readonly decisionReference!: string;
  /** The decision of the wijkteam that it rests on; null where none was needed. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly teamDecisionId!: string | null;
  /** The same for everything that was decided at once. */
  @ApiProperty({ format: 'uuid' })
  readonly batchId!: string;
  @ApiProperty({ format: 'date-time' })
  readonly movedAt!: string;

  static of(movement: EnvelopeMovement): EnvelopeMovementResponse {
    const { id, envelopeId, kind, decisionReference, teamDecisionId, batchId } = movement;
    return {
      id,
      envelopeId,
      kind,
      amountCents: wireCents(movement.amountCents),
      decisionReference,
      teamDecisionId,
      batchId,
      movedAt: movement.movedAt.toISOString(),
    };
  }
}

/** A split as it was done: the envelopes that got a part, as they are after it. */
export class BudgetSplitResponse {
  /** The batch of its movements. */
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly budgetId!: string;
  /** All parts together, in euro cents. */
  @ApiProperty(CENTS)
  readonly totalCents!: number;
  readonly decisionReference!: string;
  readonly envelopes!: EnvelopeResponse[];
  readonly movements!: EnvelopeMovementResponse[];
}
