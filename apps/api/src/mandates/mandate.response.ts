import { ApiProperty } from '@nestjs/swagger';
import { type Mandate, MANDATE_FORMS, MANDATE_KINDS } from '#domain';
import type { MandateUseRecord } from '#persistence';
import { wireCents } from '#platform';

const CENTS = { type: 'integer', format: 'int64' } as const;
const MAYBE_CENTS = { ...CENTS, nullable: true } as const;
const MAYBE_ID = { type: 'string', format: 'uuid', nullable: true } as const;

/** A power that a wijkteam left to one person. */
export class MandateResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly wijkteamId!: string;
  /** The decision that gave it; null for a part of another mandate. */
  @ApiProperty(MAYBE_ID)
  readonly teamDecisionId!: string | null;
  @ApiProperty(MAYBE_ID)
  readonly partOfId!: string | null;
  @ApiProperty({ enum: MANDATE_FORMS })
  readonly form!: string;
  @ApiProperty({ enum: MANDATE_KINDS })
  readonly decisionKind!: string;
  /** The most that one decision may move. */
  @ApiProperty(MAYBE_CENTS)
  readonly ceilingCents!: number | null;
  /** The most that all of them may move. */
  @ApiProperty(MAYBE_CENTS)
  readonly totalCents!: number | null;
  @ApiProperty(CENTS)
  readonly usedCents!: number;
  @ApiProperty({ type: 'integer' })
  readonly useCount!: number;
  @ApiProperty({ format: 'date' })
  readonly validFromOn!: string;
  /** The last day, included. */
  @ApiProperty({ format: 'date' })
  readonly validUntilOn!: string;
  readonly maySubMandate!: boolean;
  readonly legalBasis!: string;
  readonly isRevoked!: boolean;

  static of(mandate: Mandate): MandateResponse {
    const { id, wijkteamId, form, decisionKind, validFromOn, validUntilOn } = mandate;
    const { useCount, maySubMandate, legalBasis, isRevoked } = mandate;
    return {
      ...{ id, wijkteamId, form, decisionKind, validFromOn, validUntilOn },
      ...{ useCount, maySubMandate, legalBasis, isRevoked },
      teamDecisionId: mandate.decisionId,
      partOfId: mandate.parentId,
      ceilingCents: mandate.ceilingCents === null ? null : wireCents(mandate.ceilingCents),
      totalCents: mandate.totalCents === null ? null : wireCents(mandate.totalCents),
      usedCents: wireCents(mandate.usedCents),
    };
  }
}

/** One thing that was done under a mandate. */
export class MandateUseResponse {
  @ApiProperty({ type: 'integer' })
  readonly number!: number;
  /** What came of it, such as the allocation decision. */
  @ApiProperty({ format: 'uuid' })
  readonly effectId!: string;
  /** The mandate of who did it: this one, or one that is a part of it. */
  @ApiProperty({ format: 'uuid' })
  readonly throughId!: string;
  @ApiProperty(CENTS)
  readonly amountCents!: number;
  /** What was used up to and including this. */
  @ApiProperty(CENTS)
  readonly usedCents!: number;
  @ApiProperty({ format: 'date-time' })
  readonly usedAt!: string;

  static of(use: MandateUseRecord): MandateUseResponse {
    const { number, effectId, throughId } = use;
    return {
      ...{ number, effectId, throughId },
      amountCents: wireCents(use.amountCents),
      usedCents: wireCents(use.usedCents),
      usedAt: use.usedAt.toISOString(),
    };
  }
}
