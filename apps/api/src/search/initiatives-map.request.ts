import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { InvalidInputError, type MapBox, readMapBox, ZOOM_MAX } from '#domain';

const BOX_LENGTH_MAX = 120;

/** Which part of the map to send. */
export class InitiativesMapRequest {
  /** The part of the map, as west,south,east,north in degrees (CRS84). */
  @ApiProperty({ example: '4.85,52.33,4.95,52.39' })
  @IsString()
  @MaxLength(BOX_LENGTH_MAX)
  readonly bbox!: string;

  /** How near one looks, as web maps count it: 0 is the world, each next twice as near. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: ZOOM_MAX })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(ZOOM_MAX)
  readonly zoom!: number;
}

/** @throws {InvalidInputError} when it is no box */
export function mapBoxOf({ bbox }: InitiativesMapRequest): MapBox {
  const box = readMapBox(bbox);
  if (box !== null) return box;
  const reason = 'bbox is west,south,east,north in degrees, west below east and south below north.';
  throw new InvalidInputError([{ name: 'bbox', code: 'not-a-box', reason }]);
}
