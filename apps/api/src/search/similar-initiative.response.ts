import { ApiProperty } from '@nestjs/swagger';
import { INITIATIVE_STATES, type InitiativeState, type Similar } from '#domain';

/** A public initiative, of now or before, that is like another text, and why it is said to be. */
export class SimilarInitiativeResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  readonly title!: string;
  /** What became of it, as far as it is. */
  @ApiProperty({ enum: INITIATIVE_STATES })
  readonly state!: InitiativeState;
  @ApiProperty({ format: 'date-time' })
  readonly submittedAt!: string;
  /** From 20 to 100, the more alike the higher. */
  @ApiProperty({ type: 'integer' })
  readonly score!: number;
  /** The words that both have, as the writer has them. */
  readonly sharedWords!: string[];
  /** In whole metres; null where one of the two has no place. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly distanceMetres!: number | null;
  readonly isInSameArea!: boolean;
  readonly isInSameRound!: boolean;

  static of({ submittedAt, sharedWords, ...rest }: Similar): SimilarInitiativeResponse {
    return { ...rest, sharedWords: [...sharedWords], submittedAt: submittedAt.toISOString() };
  }
}
