import { ApiProperty } from '@nestjs/swagger';
import type { AreaImport, AreaKind, ImportOutcome, PlannedArea } from '#domain';

/** What an import did with one area, or would do. */
export class ImportedAreaResponse {
  /** The place of its feature in the file, from 0. */
  @ApiProperty({ type: 'integer' })
  readonly index!: number;
  /** The area; null where a dry run would create it. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly areaId!: string | null;
  readonly code!: string;
  /** Its name; with its code behind it where another area has the name. */
  readonly name!: string;
  @ApiProperty({ enum: ['created', 'changed', 'unchanged'] })
  readonly outcome!: ImportOutcome;
  /** What changes: code (of this year), name, parentId, geometry. */
  @ApiProperty({ type: [String] })
  readonly changes!: readonly string[];
}

/** What an import did, or would do. */
export class AreaImportResponse {
  readonly kind!: AreaKind;
  @ApiProperty({ type: 'integer' })
  readonly year!: number;
  readonly dryRun!: boolean;
  @ApiProperty({ type: 'integer' })
  readonly createdCount!: number;
  @ApiProperty({ type: 'integer' })
  readonly changedCount!: number;
  @ApiProperty({ type: 'integer' })
  readonly unchangedCount!: number;
  /** Features that say that they are water; they are left out. */
  @ApiProperty({ type: 'integer' })
  readonly waterCount!: number;
  readonly areas!: ImportedAreaResponse[];

  static of(
    { kind, year, dryRun, waterCount, features }: AreaImport,
    planned: readonly PlannedArea[],
  ): AreaImportResponse {
    const codes = new Map(features.map(({ index, code }) => [index, code]));
    const count = (outcome: ImportOutcome): number =>
      planned.filter((each) => each.outcome === outcome).length;
    return {
      kind,
      year,
      dryRun,
      createdCount: count('created'),
      changedCount: count('changed'),
      unchangedCount: count('unchanged'),
      waterCount,
      areas: planned.map(({ index, area, outcome, changes }) => ({
        index,
        areaId: dryRun && outcome === 'created' ? null : area.id,
        code: codes.get(index) ?? '',
        name: area.name,
        outcome,
        changes: [...changes],
      })),
    };
  }
}
