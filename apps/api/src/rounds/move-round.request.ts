import { IsIn } from 'class-validator';
import { ROUND_EVENTS, type RoundEvent } from '#domain';

export class MoveRoundRequest {
  /** open-submission, start-screening, open-voting, close-voting, start-deciding, close or cancel. */
  @IsIn(ROUND_EVENTS)
  readonly event!: RoundEvent;
}
