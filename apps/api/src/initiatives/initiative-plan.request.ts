import { IsNumber, IsString, Max, MaxLength, Min } from 'class-validator';
import { COST_DESCRIPTION_LENGTH_MAX, type CostLine, type Location, tidyLine } from '#domain';
import { centsOf, IsCents } from '#platform';

/** One line of what an initiative costs. */
export class CostLineRequest {
  /** What the money is for. */
  @IsString()
  @MaxLength(COST_DESCRIPTION_LENGTH_MAX)
  readonly description!: string;

  /** How much, in cents. */
  @IsCents()
  readonly amountCents!: number;
}

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

/** The cost lines that a valid request carries. */
export function costLinesOf(lines: readonly CostLineRequest[]): CostLine[] {
  return lines.map(({ description, amountCents }) => ({
    description: tidyLine(description),
    amountCents: centsOf(amountCents),
  }));
}

/** The place that a valid request carries. */
export function locationOf(location: LocationRequest | null): Location | null {
  return location === null ? null : { longitude: location.longitude, latitude: location.latitude };
}
