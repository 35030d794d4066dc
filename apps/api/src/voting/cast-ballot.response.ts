import { ApiProperty } from '@nestjs/swagger';

export class CastBallotResponse {
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  /** counted-in: the ballot will be counted. It says nothing of what was chosen. */
  readonly status!: 'counted-in';

  static of(roundId: string): CastBallotResponse {
    return { roundId, status: 'counted-in' };
  }
}
