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
  /** The ceiling, in euro cents: all that was granted so far. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly grantedCents!: number;
  /** Promised to initiatives, in euro cents. */
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
      allocatedCents: wireCents(budget.allocatedCents),
      paidCents: wireCents(budget.paidCents),
      availableCents: wireCents(budget.availableCents),
    };
  }
}
