import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { SUMMARY_LENGTH_MAX, TITLE_LENGTH_MAX, type WrittenPlan } from '#domain';

/** A place on the map (CRS84). */
export class WrittenLocationRequest {
  /** Degrees east. */
  @IsNumber()
  @Min(-180)
  @Max(180)
  readonly longitude!: number;

  /** Degrees north. */
  @IsNumber()
  @Min(-90)
  @Max(90)
  readonly latitude!: number;
}

/** What somebody is writing. Nothing of it is kept. */
export class SimilarInitiativesRequest {
  /** What the initiative would be called. */
  @IsString()
  @MaxLength(TITLE_LENGTH_MAX)
  readonly title!: string;

  /** What it would be about. */
  @ApiPropertyOptional()
  @IsString()
  @MaxLength(SUMMARY_LENGTH_MAX)
  readonly summary: string = '';

  /** Where it would be. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => WrittenLocationRequest)
  readonly location: WrittenLocationRequest | null = null;

  /** The wijk or buurt that it would be for. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  readonly areaId: string | null = null;

  /** The round that it would be in. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  readonly roundId: string | null = null;
}

/** What a valid request says. */
export function writtenPlanOf(request: SimilarInitiativesRequest): WrittenPlan {
  const { title, summary, location, areaId, roundId } = request;
  return { title, summary, location, areaId, roundId };
}
