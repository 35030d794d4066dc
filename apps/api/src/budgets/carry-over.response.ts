import { ApiProperty } from '@nestjs/swagger';
import type { RecordedCarryOver } from '#persistence';
import { wireCents } from '#platform';

/** Money that went to a later year of the same wijkteam. */
export class CarryOverResponse {
  /** The id of the carry-over, and of its transfer in the ledger. */
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly fromBudgetId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly toBudgetId!: string;
  /** How much, in euro cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly amountCents!: number;
  /** Where the decision can be found. */
  readonly decisionReference!: string;
  @ApiProperty({ format: 'date-time' })
  readonly carriedAt!: string;

  static of(carryOver: RecordedCarryOver): CarryOverResponse {
    const { id, fromBudgetId, toBudgetId, decisionReference } = carryOver;
    return {
      id,
      fromBudgetId,
      toBudgetId,
      amountCents: wireCents(carryOver.amountCents),
      decisionReference,
      carriedAt: carryOver.carriedAt.toISOString(),
    };
  }
}
