import { ApiProperty } from '@nestjs/swagger';
import type { FundedBudget } from '#persistence';
import { wireCents } from '#platform';

export class BudgetResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  /** The wijkteam whose budget it is. */
  @ApiProperty({ format: 'uuid' })
  readonly wijkteamId!: string;
  /** The year that it is for. */
  @ApiProperty({ type: 'integer' })
  readonly year!: number;
  /** All that was granted so far, in euro cents. With `carriedInCents` it is the sum of the parts. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly grantedCents!: number;
  /** What came from an earlier year, in euro cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly carriedInCents!: number;
  /** What went to a later year, in euro cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly carriedOutCents!: number;
  /** Set apart in envelopes, in euro cents; what those promised and paid is told with each. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly splitCents!: number;
  /** Promised to initiatives straight from the budget, in euro cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly allocatedCents!: number;
  /** Paid to initiatives, of what was promised, in euro cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly paidCents!: number;
  /** What can still be promised, in euro cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly availableCents!: number;

  static of(budget: FundedBudget): BudgetResponse {
    return {
      id: budget.id,
      wijkteamId: budget.wijkteamId,
      year: budget.year,
      grantedCents: wireCents(budget.grantedCents),
      carriedInCents: wireCents(budget.carriedInCents),
      carriedOutCents: wireCents(budget.carriedOutCents),
      splitCents: wireCents(budget.splitCents),
      allocatedCents: wireCents(budget.allocatedCents),
      paidCents: wireCents(budget.paidCents),
      availableCents: wireCents(budget.availableCents),
    };
  }
}
