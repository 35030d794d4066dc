import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { BUDGET_YEAR_MAX, BUDGET_YEAR_MIN, DECISION_REFERENCE_LENGTH_MAX } from '#domain';
import { IsCents } from '#platform';

export class CarryOverRequest {
  /** How much goes to the later year, in euro cents. */
  @IsCents()
  readonly amountCents!: number;

  /** The year that gets it; the next one when it is left out. */
  @ApiPropertyOptional({ type: 'integer', nullable: true })
  @IsOptional()
  @IsInt()
  @Min(BUDGET_YEAR_MIN)
  @Max(BUDGET_YEAR_MAX)
  readonly toYear: number | null = null;

  /** Where the decision can be found, such as the number of the council's resolution. */
  @IsString()
  @Length(1, DECISION_REFERENCE_LENGTH_MAX)
  readonly decisionReference!: string;
}
