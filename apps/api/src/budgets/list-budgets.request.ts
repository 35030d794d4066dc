import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { BUDGET_YEAR_MAX, BUDGET_YEAR_MIN } from '#domain';
import { PageQuery } from '#platform';

export class ListBudgetsRequest extends PageQuery {
  /** Only the budgets of this wijkteam. */
  @IsOptional()
  @IsUUID()
  readonly wijkteamId?: string;

  /** Only the budgets of this year. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(BUDGET_YEAR_MIN)
  @Max(BUDGET_YEAR_MAX)
  readonly year?: number;
}
