import { ApiProperty } from '@nestjs/swagger';

export class TurnoutResponse {
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  /** How many ballots were cast so far. */
  @ApiProperty({ type: 'integer' })
  readonly ballotCount!: number;
  /** How many residents may vote today; null for an election that was held elsewhere. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly entitledCount!: number | null;
}
