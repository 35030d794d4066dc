import { IsString, Length } from 'class-validator';
import { DECISION_REFERENCE_LENGTH_MAX } from '#domain';
import { IsCents } from '#platform';

export class ReturnEnvelopeRequest {
  /** How much goes back to the budget, in euro cents. */
  @IsCents()
  readonly amountCents!: number;

  /** Where the decision of the wijkteam can be found. */
  @IsString()
  @Length(1, DECISION_REFERENCE_LENGTH_MAX)
  readonly decisionReference!: string;
}
