import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { type AreaGeometry, type Position, ROUNDING_M } from '#domain';
import { isNearSegment, planeAt, polygonsIn } from './plane.js';

/** Where a point is, seen from an area. */
export type Place = 'inside' | 'on-border' | 'outside';

/**
 * Where a point is: inside an area, outside it (a hole is outside), or on its border. A point
 * counts as on the border up to the rounding of positions away from it, so that it is never lost
 * between two areas whose common border was rounded.
 */
export function placeOf(point: Position, geometry: AreaGeometry): Place {
  if (isNearBorder(point, geometry, ROUNDING_M)) return 'on-border';
  const found = booleanPointInPolygon([...point], geometry as never);
  return found ? 'inside' : 'outside';
}

/** Whether a point is at most so many metres from a border. */
export function isNearBorder(point: Position, geometry: AreaGeometry, metres: number): boolean {
  const toPlane = planeAt(point);
  for (const ring of polygonsIn(geometry).flat()) {
    let from = toPlane(ring[0] ?? point);
    for (const position of ring) {
      const to = toPlane(position);
      if (isNearSegment([0, 0], from, to, metres)) return true;
      from = to;
    }
  }
  return false;
}
