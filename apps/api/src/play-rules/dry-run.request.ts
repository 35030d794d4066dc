import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { PageQuery } from '#platform';

/** What to hold a document against: a round, or all rounds of a year; and which part to list. */
export class DryRunRequest extends PageQuery {
  @ApiPropertyOptional({ type: 'string', format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  readonly roundId: string | null = null;

  /** The year of the budgets that the rounds divided; of a round without one, the year it began in. */
  @ApiPropertyOptional({ type: 'integer', nullable: true, minimum: 2000, maximum: 2100 })
  @IsOptional()
  @IsInt()
  @Min(2000)
  @Max(2100)
  readonly year: number | null = null;

  /** Whether to list only the initiatives that would have fared otherwise; totals count all. */
  @ApiPropertyOptional()
  @IsBoolean()
  readonly onlyChanged: boolean = false;
}
