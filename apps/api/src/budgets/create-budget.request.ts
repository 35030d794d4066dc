import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import { BUDGET_YEAR_MAX, BUDGET_YEAR_MIN } from '#domain';

export class CreateBudgetRequest {
  /** The wijkteam whose budget it is. */
  @IsUUID()
  readonly wijkteamId!: string;

  /** The year that it is for; a wijkteam has one budget in a year. */
  @IsInt()
  @Min(BUDGET_YEAR_MIN)
  @Max(BUDGET_YEAR_MAX)
  @ApiProperty({ type: 'integer' })
  readonly year!: number;
}
