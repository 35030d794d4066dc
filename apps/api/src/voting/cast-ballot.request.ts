import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Choice } from '#domain';

const CHOICES_LIMIT = 1_000;
const POINTS_LIMIT = 1_000_000;

/** One initiative on a ballot. */
export class ChoiceRequest {
  /** The initiative, as it stands on the ballot paper. */
  @IsUUID()
  readonly initiativeId!: string;

  /** How many points it gets, where residents divide points. */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(POINTS_LIMIT)
  readonly points: number | null = null;
}

export class CastBallotRequest {
  /** The choices, the most wanted first: on ranked ballots the order counts. */
  @IsArray()
  @ArrayMaxSize(CHOICES_LIMIT)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ChoiceRequest)
  readonly choices!: ChoiceRequest[];
}

/** The choices that a valid request carries. Ids are kept in one spelling. */
export function choicesOf({ choices }: CastBallotRequest): Choice[] {
  return choices.map(({ initiativeId, points }) => ({
    initiativeId: initiativeId.toLowerCase(),
    points,
  }));
}
