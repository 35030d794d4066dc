import { IsNumber, Max, Min } from 'class-validator';
import type { Location } from '#domain';

/** A place on the map (CRS84). */
export class LocationRequest {
  /** Degrees east. */
  @IsNumber()
  @Min(-180)
  @Max(180)
  readonly longitude!: number;

  /** Degrees north. */
  @IsNumber()
  @Min(-90)
  @Max(90)
  readonly latitude!: number;
}

/** The place that a valid request carries. */
export function locationOf(location: LocationRequest | null): Location | null {
  return location === null ? null : { longitude: location.longitude, latitude: location.latitude };
}
