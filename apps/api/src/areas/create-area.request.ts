import { ApiProperty } from '@nestjs/swagger';
import {
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
} from 'class-validator';
import { AREA_KINDS, type AreaKind, NAME_LENGTH_MAX } from '#domain';

export class CreateAreaRequest {
  /** A wijk, or a buurt within a wijk. */
  @IsIn(AREA_KINDS)
  readonly kind!: AreaKind;

  /** What the area is called here; no other of its kind has the name, whatever its capitals. */
  @IsString()
  @Length(1, NAME_LENGTH_MAX)
  readonly name!: string;

  /** The wijk that a buurt lies in. */
  @IsOptional()
  @IsUUID()
  readonly parentId?: string | null;

  /** The code of Statistics Netherlands, such as WK015001 or BU01500102, where this is its area. */
  @IsOptional()
  @Matches(/^(WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4})$/)
  readonly cbsCode?: string | null;

  /** The year of the division that the code is of. */
  @IsOptional()
  @IsInt()
  @ApiProperty({ type: 'integer', nullable: true, required: false })
  readonly cbsYear?: number | null;

  /** The borders: a Polygon or a MultiPolygon of GeoJSON, in degrees (CRS84). */
  @IsOptional()
  @IsObject()
  @ApiProperty({
    type: 'object',
    nullable: true,
    selfRequired: false,
    required: ['type', 'coordinates'],
    properties: {
      type: { type: 'string', enum: ['Polygon', 'MultiPolygon'] },
      coordinates: { type: 'array', items: {} },
    },
  })
  readonly geometry?: object | null;
}
