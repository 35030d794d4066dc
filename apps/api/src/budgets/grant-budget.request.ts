import { IsString, Length } from 'class-validator';
import { DECISION_REFERENCE_LENGTH_MAX } from '#domain';
import { IsCents } from '#platform';

export class GrantBudgetRequest {
  /** How much the budget gets on top, in euro cents. */
  @IsCents()
  readonly amountCents!: number;

  /** Where the decision can be found, such as the number of the council's resolution. */
  @IsString()
  @Length(1, DECISION_REFERENCE_LENGTH_MAX)
  readonly decisionReference!: string;
}
