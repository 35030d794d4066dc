import type { Fault } from '../domain-error.js';
import type { AreaKind } from '../people/area.js';

export const BOUNDARY_CHOICES = ['official', 'residents'] as const;
/** Whose borders to look at: the official ones, or those of residents where they adopted some. */
export type BoundaryChoice = (typeof BOUNDARY_CHOICES)[number];

/** An area in which a point lies, or on whose border. */
export type AreaAtPoint = {
  readonly id: string;
  readonly kind: AreaKind;
  readonly name: string;
  readonly cbsCode: string | null;
  readonly cbsYear: number | null;
  readonly isOnBorder: boolean;
};

/** What is wrong with a point in degrees (CRS84). */
export function pointFaults(longitude: number, latitude: number): Fault[] {
  const reason = 'Degrees, not RD metres.';
  return [
    ...(longitude >= -180 && longitude <= 180
      ? []
      : [{ name: 'longitude', code: 'position-outside', reason }]),
    ...(latitude >= -90 && latitude <= 90
      ? []
      : [{ name: 'latitude', code: 'position-outside', reason }]),
  ];
}

/**
 * Leaves out areas of a division that another one has followed: of each kind, those with an older code
 * than another area at the same point. Areas without a code stay.
 */
export function currentAtPoint<Found extends AreaAtPoint>(areas: readonly Found[]): Found[] {
  return areas.filter(
    ({ kind, cbsYear }) =>
      cbsYear === null ||
      !areas.some((other) => other.kind === kind && (other.cbsYear ?? 0) > cbsYear),
  );
}

/**
 * The areas at a point in the order in which they count: wijken before buurten; of each kind those
 * that hold the point before those on whose border it lies; then by code, by name and by id. So a
 * point on a shared border belongs to the area with the lowest code, always the same one.
 */
export function orderAtPoint<Found extends AreaAtPoint>(areas: readonly Found[]): Found[] {
  return areas.toSorted((one, other) => {
    const [first, second] = [rankOf(one), rankOf(other)];
    const place = first.findIndex((value, index) => value !== second[index]);
    return place !== -1 && (first[place] ?? '') > (second[place] ?? '') ? 1 : -1;
  });
}

/** Compared text by text. An area without a code comes after those that have one. */
function rankOf({ id, kind, name, cbsCode, isOnBorder }: AreaAtPoint): readonly string[] {
  return [kind === 'wijk' ? '0' : '1', isOnBorder ? '1' : '0', cbsCode ?? '~', name, id];
}
