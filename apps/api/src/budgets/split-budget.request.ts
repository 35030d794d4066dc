import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import {
  DECISION_REFERENCE_LENGTH_MAX,
  ENVELOPE_KINDS,
  type EnvelopeKind,
  type EnvelopePart,
  SPLIT_PARTS_MAX,
  tidyLine,
} from '#domain';
import { centsOf, IsCents } from '#platform';

/** One part of a split: more for an envelope that is there, or a new one by its kind and name. */
export class SplitPartRequest {
  /** How much the envelope gets, in euro cents. */
  @IsCents()
  readonly amountCents!: number;

  /** The envelope of this budget that gets it; leave it out for a new one. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  readonly envelopeId: string | null = null;

  /** What the new envelope is for: round, theme or area. */
  @ApiPropertyOptional({ enum: ENVELOPE_KINDS })
  @IsOptional()
  @IsIn(ENVELOPE_KINDS)
  readonly kind: EnvelopeKind | null = null;

  /** What the new envelope is called; needed for a new one. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  readonly name: string | null = null;

  /** The buurt that the new envelope is for; needed for kind area. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  readonly areaId: string | null = null;
}

export class SplitBudgetRequest {
  /** The parts; each goes to another envelope, and all of them together in one journal. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(SPLIT_PARTS_MAX)
  @ValidateNested({ each: true })
  @Type(() => SplitPartRequest)
  readonly parts!: SplitPartRequest[];

  /** Where the decision of the wijkteam can be found, such as the minutes of a meeting. */
  @IsString()
  @Length(1, DECISION_REFERENCE_LENGTH_MAX)
  readonly decisionReference!: string;

  /** The decision of the wijkteam that it rests on, where its rules ask for one. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  readonly teamDecisionId: string | null = null;

  /** The mandate by which it is done in the place of the wijkteam. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  readonly mandateId: string | null = null;
}

/** The part that a valid request carries. */
export function partOf({ envelopeId, ...request }: SplitPartRequest): EnvelopePart {
  const { amountCents, kind, name, areaId } = request;
  const fresh = { kind: kind ?? 'theme', name: tidyLine(name ?? ''), areaId };
  return {
    amountCents: centsOf(amountCents),
    envelopeId,
    fresh: envelopeId === null ? fresh : null,
  };
}
