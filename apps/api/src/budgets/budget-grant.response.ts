import { ApiProperty } from '@nestjs/swagger';
import type { RecordedGrant } from '#persistence';
import { wireCents } from '#platform';

export class BudgetGrantResponse {
  /** The id of the grant, and of its transfer in the ledger. */
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  /** The budget that got it. */
  @ApiProperty({ format: 'uuid' })
  readonly budgetId!: string;
  /** How much, in euro cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly amountCents!: number;
  /** Where the decision can be found. */
  readonly decisionReference!: string;
  /** When it was posted in the ledger. */
  @ApiProperty({ format: 'date-time' })
  readonly grantedAt!: string;

  static of(grant: RecordedGrant): BudgetGrantResponse {
    return {
      id: grant.id,
      budgetId: grant.budgetId,
      amountCents: wireCents(grant.amountCents),
      decisionReference: grant.decisionReference,
      grantedAt: grant.grantedAt.toISOString(),
    };
  }
}
