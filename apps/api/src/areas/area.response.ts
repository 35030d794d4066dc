import { ApiProperty } from '@nestjs/swagger';
import type { Area, AreaKind } from '#domain';
import type { AreaExtras, AreaSummary } from '#persistence';

/** An area in a list. */
export class AreaSummaryResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  /** A wijk, or a buurt within a wijk. */
  readonly kind!: AreaKind;
  readonly name!: string;
  /** The wijk of a buurt; null for a wijk. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly parentId!: string | null;
  /** The code of Statistics Netherlands, where this is one of its areas. */
  readonly cbsCode!: string | null;
  /** The year of the division that the code is of. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly cbsYear!: number | null;

  static of({ id, kind, name, parentId, cbsCode, cbsYear }: AreaSummary): AreaSummaryResponse {
    return { id, kind, name, parentId, cbsCode, cbsYear };
  }
}

/** The code of an area in one year. */
export class AreaCodeResponse {
  @ApiProperty({ type: 'integer' })
  readonly year!: number;
  readonly code!: string;
}

/** An area with its borders. */
export class AreaResponse extends AreaSummaryResponse {
  /** A Polygon or a MultiPolygon of GeoJSON, in degrees (CRS84); null where no borders are drawn. */
  @ApiProperty({
    type: 'object',
    nullable: true,
    properties: {
      type: { type: 'string', enum: ['Polygon', 'MultiPolygon'] },
      coordinates: { type: 'array', items: {} },
    },
  })
  readonly geometry!: object | null;
  /** Its codes of all years, newest first. */
  readonly codes!: AreaCodeResponse[];
  /** The boundary that residents adopted beside the official borders; null where there is none. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly residentsBoundaryId!: string | null;

  static ofDetail(area: Area, { codes, residentsBoundaryId }: AreaExtras): AreaResponse {
    const { id, kind, name, parentId, cbsCode, cbsYear, geometry } = area;
    const summary = { id, kind, name, parentId, cbsCode, cbsYear };
    return { ...summary, geometry, codes: [...codes], residentsBoundaryId };
  }
}
