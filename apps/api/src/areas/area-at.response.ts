import { ApiProperty } from '@nestjs/swagger';
import type { AreaKind, BoundaryChoice } from '#domain';
import type { FoundArea } from './area-at.query.js';

/** An area that a point lies in. */
export class AreaAtPointResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  readonly kind!: AreaKind;
  readonly name!: string;
  /** The wijk of a buurt; null for a wijk. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly parentId!: string | null;
  readonly cbsCode!: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  readonly cbsYear!: number | null;
  /** Whether the point is on its border, within 0.25 m. */
  readonly isOnBorder!: boolean;
}

/** Where a point lies. */
export class AreaAtResponse {
  /** Whether any area of the municipality holds the point. */
  readonly isInside!: boolean;
  /** Whose borders were looked at. */
  @ApiProperty({ enum: ['official', 'residents'] })
  readonly boundary!: BoundaryChoice;
  /**
   * Wijken first, then buurten. A point on a shared border lies in each of the areas that share it;
   * the first one of its kind, with the lowest code, is the one that it counts for.
   */
  readonly areas!: AreaAtPointResponse[];

  static of(boundary: BoundaryChoice, areas: readonly FoundArea[]): AreaAtResponse {
    return {
      isInside: areas.length > 0,
      boundary,
      areas: areas.map(({ id, kind, name, parentId, cbsCode, cbsYear, isOnBorder }) => ({
        id,
        kind,
        name,
        parentId,
        cbsCode,
        cbsYear,
        isOnBorder,
      })),
    };
  }
}
