import { IsIn } from 'class-validator';
import { ROUND_EVENTS, type RoundEvent } from '#domain';

export class MoveRoundRequest {
  /**
   * open-submission, open-support, start-screening, fix-ballot, open-voting, close-voting,
   * start-deciding, start-accounting, start-evaluating, close or cancel.
   */
  @IsIn(ROUND_EVENTS)
  readonly event!: RoundEvent;
}
