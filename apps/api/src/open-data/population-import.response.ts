import { ApiProperty } from '@nestjs/swagger';
import { POPULATION_KINDS, type PopulationKind } from '#domain';
import type { PopulationImport } from '#persistence';

/** One edition of figures of population. */
export class PopulationImportResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ type: 'integer' })
  readonly year!: number;
  /** Of the editions of a year the highest counts. */
  @ApiProperty({ type: 'integer' })
  readonly number!: number;
  @ApiProperty({ enum: POPULATION_KINDS })
  readonly kind!: PopulationKind;
  readonly source!: string;
  readonly licence!: string;
  /** Fewer people than this are not told; null for figures that came protected. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly cellThreshold!: number | null;
  @ApiProperty({ format: 'date-time' })
  readonly importedAt!: string;

  static of(edition: PopulationImport): PopulationImportResponse {
    const { id, year, number, kind, source, licence, threshold, importedAt } = edition;
    return {
      ...{ id, year, number, kind, source, licence },
      cellThreshold: threshold,
      importedAt: importedAt.toISOString(),
    };
  }
}
