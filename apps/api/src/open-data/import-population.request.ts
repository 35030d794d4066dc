import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { CBS_SOURCE, CC_BY, POPULATION_KINDS, type PopulationKind, tidyLine } from '#domain';

const TEXT_LENGTH_MAX = 200;

export class ImportPopulationRequest {
  /** The year of the division, and of the figures: those of 1 January. */
  @ApiProperty({ type: 'integer', minimum: 1990, maximum: 2100 })
  @Type(() => Number)
  @IsInt()
  @Min(1990)
  @Max(2100)
  readonly year!: number;

  /** Whose figures they are. Those of a municipality itself are suppressed where they are small. */
  @ApiProperty({ enum: POPULATION_KINDS })
  @IsIn(POPULATION_KINDS)
  readonly kind!: PopulationKind;

  /** Where the figures come from, as it is shown with them. */
  @ApiPropertyOptional({ minLength: 1, maxLength: TEXT_LENGTH_MAX })
  @IsOptional()
  @IsString()
  @Length(1, TEXT_LENGTH_MAX)
  readonly source?: string;

  /** Under which licence; CC BY 4.0 for those of Statistics Netherlands. */
  @ApiPropertyOptional({ minLength: 1, maxLength: TEXT_LENGTH_MAX })
  @IsOptional()
  @IsString()
  @Length(1, TEXT_LENGTH_MAX)
  readonly licence?: string;

  sourceText(): string {
    if (this.source !== undefined && tidyLine(this.source) !== '') return tidyLine(this.source);
    return this.kind === 'municipality' ? 'Gemeente' : CBS_SOURCE;
  }

  licenceText(): string {
    if (this.licence !== undefined && tidyLine(this.licence) !== '') return tidyLine(this.licence);
    return this.kind === 'municipality' ? 'CC0 1.0' : CC_BY;
  }
}
