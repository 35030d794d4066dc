import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID } from 'class-validator';
import { MANDATE_KINDS, type MandateKind } from '#domain';
import { IsCents } from '#platform';

/** On the ground of which decision a mandate is given, or revoked. */
export class ByDecisionRequest {
  @IsUUID()
  readonly teamDecisionId!: string;
}

/** A part of a mandate, to pass on. */
export class GiveSubMandateRequest {
  @IsUUID()
  readonly holderId!: string;

  @ApiProperty({ enum: MANDATE_KINDS })
  @IsIn(MANDATE_KINDS)
  readonly decisionKind!: MandateKind;

  /** The most that one decision may move; left out for what moves no money. */
  @IsOptional()
  @IsCents()
  readonly ceilingCents?: number;

  /** The most that all of them may move. */
  @IsOptional()
  @IsCents()
  readonly totalCents?: number;

  @ApiProperty({ format: 'date' })
  @IsString()
  readonly validFromOn!: string;

  /** The last day, included. */
  @ApiProperty({ format: 'date' })
  @IsString()
  readonly validUntilOn!: string;
}
