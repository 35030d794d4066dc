import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { type Language, LANGUAGES } from '#wording';

const VERSIONS_MAX = 1_000_000;

/** Which two versions to compare. */
export class CompareVersionsQuery {
  /** The number of the version before. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: VERSIONS_MAX })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(VERSIONS_MAX)
  readonly fromNumber!: number;

  /** The number of the version after. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: VERSIONS_MAX })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(VERSIONS_MAX)
  readonly toNumber!: number;

  /** Comes before Accept-Language. */
  @IsOptional()
  @IsIn(LANGUAGES)
  readonly language?: Language;
}
