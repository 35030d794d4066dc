import { ApiProperty } from '@nestjs/swagger';

/** A count that was asked for. Its record appears in the list that `Location` names. */
export class TallyRequestResponse {
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  /** The task that tells how far the count is. */
  @ApiProperty({ format: 'uuid' })
  readonly taskId!: string;

  static of(roundId: string, taskId: string): TallyRequestResponse {
    return { roundId, taskId };
  }
}
