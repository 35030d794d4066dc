import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  REGROUPING_ANSWERS,
  REGROUPING_KINDS,
  REGROUPING_PARTS_MAX,
  REGROUPING_REASON_LENGTH_MAX,
  REGROUPING_SOURCES_MAX,
  type RegroupingAnswer,
  type RegroupingKind,
} from '#domain';
import { RegroupedPlanRequest } from './regrouped-plan.request.js';

/** A proposal to make one initiative of several, or several of one. */
export class ProposeRegroupingRequest {
  /** merge: several become one. split: one becomes several. */
  @IsIn(REGROUPING_KINDS)
  readonly kind!: RegroupingKind;

  /** The initiatives that end in it: two to ten of one round to merge, one to split. */
  @Transform(({ value }: { value: unknown }) =>
    Array.isArray(value)
      ? value.map((each: unknown) => (typeof each === 'string' ? each.toLowerCase() : each))
      : value,
  )
  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' } })
  @IsArray()
  @ArrayMaxSize(REGROUPING_SOURCES_MAX)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly initiativeIds!: string[];

  /** The plans that come of it: one of a merge, two to ten of a split. */
  @IsArray()
  @ArrayMaxSize(REGROUPING_PARTS_MAX)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RegroupedPlanRequest)
  readonly parts!: RegroupedPlanRequest[];

  /** Why, for those who are asked; published when it is carried out. */
  @IsString()
  @MaxLength(REGROUPING_REASON_LENGTH_MAX)
  readonly reason!: string;

  /** The last day to answer: three to sixty days from now. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @ApiProperty({ type: 'string', format: 'date' })
  readonly answerByOn!: string;
}

/** The answer of an initiator who was asked. */
export class AnswerRegroupingRequest {
  /** consent, or refuse with a reason. */
  @IsIn(REGROUPING_ANSWERS)
  readonly answer!: RegroupingAnswer;

  /** Why, for the others concerned; needed to refuse. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(REGROUPING_REASON_LENGTH_MAX)
  readonly reason: string | null = null;
}
