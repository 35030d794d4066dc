import { ApiProperty } from '@nestjs/swagger';
import type { CommitmentBalance } from '#persistence';
import { wireCents } from '#platform';

const CENTS = { type: 'integer', format: 'int64' } as const;

/** What the municipality owes an initiative, and how much of it was paid. */
export class CommitmentResponse {
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly wijkteamId!: string;
  /** The allocation decision that it follows from. */
  @ApiProperty({ format: 'uuid' })
  readonly decisionId!: string;
  @ApiProperty(CENTS)
  readonly amountCents!: number;
  /** Released so far. */
  @ApiProperty(CENTS)
  readonly paidCents!: number;
  /** Prepared, and neither released nor cancelled yet. */
  @ApiProperty(CENTS)
  readonly reservedCents!: number;
  /** What can still be prepared. */
  @ApiProperty(CENTS)
  readonly availableCents!: number;

  static of(commitment: CommitmentBalance): CommitmentResponse {
    const { initiativeId, roundId, wijkteamId, decisionId } = commitment;
    return {
      initiativeId,
      roundId,
      wijkteamId,
      decisionId,
      amountCents: wireCents(commitment.amountCents),
      paidCents: wireCents(commitment.paidCents),
      reservedCents: wireCents(commitment.reservedCents),
      availableCents: wireCents(commitment.availableCents),
    };
  }
}
