/** A place on the map. */
export class LocationResponse {
  /** Degrees east (CRS84). */
  readonly longitude!: number;
  /** Degrees north (CRS84). */
  readonly latitude!: number;
}
