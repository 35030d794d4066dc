import type { Location } from '#domain';
import type { Random } from './random.js';

/** A place on the plan of the town: metres east and north of its middle. */
export type Metres = readonly [east: number, north: number];

/** GeoJSON (RFC 7946): one closed ring, against the clock, in degrees east and north. */
export type Polygon = {
  readonly type: 'Polygon';
  readonly coordinates: readonly (readonly (readonly [number, number])[])[];
};

/** The middle of a town that does not exist, in fields that do. */
const MIDDLE = { longitude: 5.6, latitude: 52.36 } as const;
const METRES_PER_DEGREE = 111_320;
/** About a decimetre. */
const DECIMALS = 6;

/** The polygon of a plan's corners, given against the clock. */
export function polygonOf(corners: readonly Metres[]): Polygon {
  const ring = corners.map((corner): readonly [number, number] => {
    const { longitude, latitude } = locationOf(corner);
    return [longitude, latitude];
  });
  return { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] };
}

/** A random place within a plan's corners. */
export function placeWithin(corners: readonly Metres[], random: Random): Location {
  const [east, north] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  for (;;) {
    const place: Metres = [
      Math.min(...east) + random.next() * (Math.max(...east) - Math.min(...east)),
      Math.min(...north) + random.next() * (Math.max(...north) - Math.min(...north)),
    ];
    if (isWithin(place, corners)) return locationOf(place);
  }
}

/** Whether a place lies within corners: a line from it to the east crosses the edge an odd number of times. */
export function isWithin([x, y]: Metres, corners: readonly Metres[]): boolean {
  let isInside = false;
  corners.forEach(([x1, y1], index) => {
    const [x2, y2] = corners[(index + 1) % corners.length] ?? [x1, y1];
    const crosses = y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1;
    if (crosses) isInside = !isInside;
  });
  return isInside;
}

function locationOf([east, north]: Metres): Location {
  const shrink = Math.cos((MIDDLE.latitude * Math.PI) / 180);
  return {
    longitude: rounded(MIDDLE.longitude + east / (METRES_PER_DEGREE * shrink)),
    latitude: rounded(MIDDLE.latitude + north / METRES_PER_DEGREE),
  };
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS));
}
