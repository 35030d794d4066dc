import type { AreaGeometry, Position } from '#domain';

/** Metres east and metres north of some origin. */
export type Metres = readonly [number, number];

const EARTH_RADIUS_M = 6_371_008.8;
const METRES_PER_DEGREE = (EARTH_RADIUS_M * Math.PI) / 180;

/**
 * Gives the plane that touches the earth at a position: positions become metres from there. Over
 * the width of a municipality (some 50 km) lengths are right within one in a hundred.
 */
export function planeAt([east, north]: Position): (position: Position) => Metres {
  const shrink = Math.cos((north * Math.PI) / 180);
  return ([longitude, latitude]) => [
    (longitude - east) * METRES_PER_DEGREE * shrink,
    (latitude - north) * METRES_PER_DEGREE,
  ];
}

/** The way back from a plane to degrees. */
export function degreesFrom([east, north]: Position): (point: Metres) => Position {
  const shrink = Math.cos((north * Math.PI) / 180);
  return ([x, y]) => [east + x / (METRES_PER_DEGREE * shrink), north + y / METRES_PER_DEGREE];
}

/** The polygons of a geometry, each an outer ring and then its holes. */
export function polygonsIn(geometry: AreaGeometry): readonly (readonly (readonly Position[])[])[] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** The smallest upright box that holds a geometry, in degrees. */
export type Box = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

/** The box around a geometry. */
export function boxOf(geometry: AreaGeometry): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude, latitude] of polygonsIn(geometry).flat(2)) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return { west, south, east, north };
}

/** Whether two boxes have more than a line in common. */
export function boxesOverlap(one: Box, other: Box): boolean {
  return (
    one.west < other.east &&
    other.west < one.east &&
    one.south < other.north &&
    other.south < one.north
  );
}

export function distanceBetween([fromX, fromY]: Metres, [toX, toY]: Metres): number {
  return Math.hypot(toX - fromX, toY - fromY);
}

/** Twice the area of a triangle, positive when its corners turn left. */
export function turn([ax, ay]: Metres, [bx, by]: Metres, [cx, cy]: Metres): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** Whether a point is at most so many metres from the nearest point of a segment. */
export function isNearSegment(point: Metres, from: Metres, to: Metres, metres: number): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const [px, py] = [point[0] - from[0], point[1] - from[1]];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
  const [offX, offY] = [px - along * dx, py - along * dy];
  return offX * offX + offY * offY <= metres * metres;
}
