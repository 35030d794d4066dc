import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import {
  type Charge,
  CHARGE_TEXT_LENGTH_MAX,
  CHARGED_BY_LENGTH_MAX,
  type ChargeSettlement,
  type CostEstimate,
  EXPLANATION_LENGTH_MAX,
  FUNDED_FROM_LENGTH_MAX,
  SETTLEMENT_KINDS,
  tidyLine,
  tidyText,
} from '#domain';
import { centsOf, IsCents } from '#platform';

const DEPARTMENT = { type: 'string', format: 'uuid', nullable: true } as const;

export class EstimateCostsRequest {
  /** The department that estimates; null for who screens. */
  @ApiPropertyOptional(DEPARTMENT)
  @IsOptional()
  @IsUUID()
  readonly departmentId: string | null = null;

  /** What it costs at least, in cents. */
  @IsCents(0)
  readonly lowCents!: number;

  /** What it costs at most, in cents. */
  @IsCents(0)
  readonly highCents!: number;

  /** What the estimate rests on, for everybody to read. */
  @IsString()
  @MaxLength(EXPLANATION_LENGTH_MAX)
  readonly explanation!: string;
}

export class RecordChargeRequest {
  /** The department that charges; null for another body. */
  @ApiPropertyOptional(DEPARTMENT)
  @IsOptional()
  @IsUUID()
  readonly departmentId: string | null = null;

  /** Who charges, as everybody reads it. */
  @IsString()
  @MaxLength(CHARGED_BY_LENGTH_MAX)
  readonly chargedBy!: string;

  /** What for. */
  @IsString()
  @MaxLength(CHARGE_TEXT_LENGTH_MAX)
  readonly description!: string;

  /** How much, in cents. */
  @IsCents()
  readonly amountCents!: number;
}

export class SettleChargeRequest {
  /** waived: nobody pays it. funded: somebody else than the initiators does. */
  @IsIn(SETTLEMENT_KINDS)
  readonly kind!: ChargeSettlement['kind'];

  /** From what it is paid; with funded only. */
  @ApiPropertyOptional({ type: 'string', nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(FUNDED_FROM_LENGTH_MAX)
  readonly fundedFrom: string | null = null;

  /** Why, for everybody to read. */
  @IsString()
  @MaxLength(CHARGE_TEXT_LENGTH_MAX)
  readonly reason!: string;
}

export function estimateOf(request: EstimateCostsRequest): CostEstimate {
  const { lowCents, highCents, explanation } = request;
  return {
    lowCents: centsOf(lowCents),
    highCents: centsOf(highCents),
    explanation: tidyText(explanation),
  };
}

export function chargeOf({ chargedBy, description, amountCents }: RecordChargeRequest): Charge {
  return {
    chargedBy: tidyLine(chargedBy),
    description: tidyText(description),
    amountCents: centsOf(amountCents),
  };
}

export function settlementOf({ kind, fundedFrom, reason }: SettleChargeRequest): ChargeSettlement {
  return {
    kind,
    fundedFrom: fundedFrom === null ? null : tidyLine(fundedFrom),
    reason: tidyText(reason),
  };
}
