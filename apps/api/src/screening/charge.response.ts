import { ApiProperty } from '@nestjs/swagger';
import { type ChargeSettlement, SETTLEMENT_KINDS } from '#domain';
import type { InitiativeCharge } from '#persistence';
import { wireCents } from '#platform';

/** What somebody charges an initiative for, and what came of it. */
export class ChargeResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly departmentId!: string | null;
  readonly chargedBy!: string;
  readonly description!: string;
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly amountCents!: number;
  @ApiProperty({ format: 'date-time' })
  readonly recordedAt!: string;
  /** open: the initiators have to pay it. */
  @ApiProperty({ enum: ['open', ...SETTLEMENT_KINDS] })
  readonly state!: 'open' | ChargeSettlement['kind'];
  readonly fundedFrom!: string | null;
  /** Why it was waived or funded. */
  readonly settlementReason!: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly settledAt!: string | null;

  static of(charge: InitiativeCharge): ChargeResponse {
    const { id, departmentId, chargedBy, description, amountCents, recordedAt, settlement } =
      charge;
    return {
      ...{ id, departmentId, chargedBy, description },
      amountCents: wireCents(amountCents),
      recordedAt: recordedAt.toISOString(),
      state: settlement?.kind ?? 'open',
      fundedFrom: settlement?.fundedFrom ?? null,
      settlementReason: settlement?.reason ?? null,
      settledAt: settlement?.settledAt.toISOString() ?? null,
    };
  }
}
