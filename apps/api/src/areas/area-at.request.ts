import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsNumber, IsOptional } from 'class-validator';
import { AREA_KINDS, type AreaKind, BOUNDARY_CHOICES, type BoundaryChoice } from '#domain';

export class AreaAtRequest {
  /** Degrees east (CRS84). */
  @ApiProperty({ type: 'number', minimum: -180, maximum: 180 })
  @Type(() => Number)
  @IsNumber()
  readonly longitude!: number;

  /** Degrees north (CRS84). */
  @ApiProperty({ type: 'number', minimum: -90, maximum: 90 })
  @Type(() => Number)
  @IsNumber()
  readonly latitude!: number;

  /** The official borders, or those that residents adopted (the official ones where there are none). */
  @IsOptional()
  @IsIn(BOUNDARY_CHOICES)
  readonly boundary?: BoundaryChoice;

  /** Only areas of this kind. */
  @IsOptional()
  @IsIn(AREA_KINDS)
  readonly kind?: AreaKind;
}
