import { ApiProperty } from '@nestjs/swagger';

/** A count that was asked for. Its record appears in the list that `Location` names. */
export class TallyRequestResponse {
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;

  static of(roundId: string): TallyRequestResponse {
    return { roundId };
  }
}
