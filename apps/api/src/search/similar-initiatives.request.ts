import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { SUMMARY_LENGTH_MAX, TITLE_LENGTH_MAX, type WrittenPlan } from '#domain';
import { LocationRequest } from '../openapi/location.request.js';

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
  @Type(() => LocationRequest)
  readonly location: LocationRequest | null = null;

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
