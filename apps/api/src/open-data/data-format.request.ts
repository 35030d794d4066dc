import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { DATA_FORMATS, type DataFormat } from '#domain';

export class DataFormatRequest {
  /** The form of the data, for who cannot send an Accept header; goes before it. */
  @ApiPropertyOptional({ enum: DATA_FORMATS })
  @IsOptional()
  @IsIn(DATA_FORMATS)
  readonly format?: DataFormat;
}

export const CATALOGUE_FORMATS = ['json-ld', 'turtle'] as const;
export type CatalogueFormat = (typeof CATALOGUE_FORMATS)[number];

export class CatalogueFormatRequest {
  /** The form of the description, for who cannot send an Accept header; goes before it. */
  @ApiPropertyOptional({ enum: CATALOGUE_FORMATS })
  @IsOptional()
  @IsIn(CATALOGUE_FORMATS)
  readonly format?: CatalogueFormat;
}
