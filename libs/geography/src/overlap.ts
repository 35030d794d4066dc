import { area } from '@turf/area';
import { feature, featureCollection } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import { type AreaGeometry, type Position, ROUNDING_M } from '#domain';
import { Border } from './border.js';
import { nearSegments, type Segment } from './near-segments.js';
import { boxesOverlap, distanceBetween, planeAt, polygonsIn } from './plane.js';
import { meetingOf } from './ring-crossing.js';

/** A part of the plane: how large, and a place in it. */
export type Part = { readonly squareMetres: number; readonly at: Position };

/** The area of a geometry in square metres, on a sphere; holes are no part of it. */
export function squareMetresOf(geometry: AreaGeometry): number {
  return area(feature(geometry as never));
}

/**
 * What two areas have in common, or null when that is nothing but a border.
 *
 * Pieces that are thinner than the rounding of positions are left out. The exact intersection takes
 * long on large borders, so it is made only where a corner of one reaches into the other.
 */
export function overlapOf(one: AreaGeometry, other: AreaGeometry): Part | null {
  const origin = polygonsIn(one)[0]?.[0]?.[0] ?? [0, 0];
  return overlapOfBorders(new Border(one, origin), new Border(other, origin));
}

/** As `overlapOf`, for borders that were made in one plane. */
export function overlapOfBorders(one: Border, other: Border): Part | null {
  if (!boxesOverlap(one.box, other.box) || !mayOverlap(one, other)) return null;
  return sharedPart(one.geometry, other.geometry);
}

/** How much of an area lies outside another, or null when that is nothing but rounding. */
export function partOutside(inner: Border, outer: Border): Part | null {
  if (!reaches(inner, outer, 'outside') && !crossesDeeply(inner, outer)) return null;
  const squareMetres =
    squareMetresOf(inner.geometry) -
    (sharedPart(inner.geometry, outer.geometry)?.squareMetres ?? 0);
  const at = polygonsIn(inner.geometry)[0]?.[0]?.[0] ?? [0, 0];
  return squareMetres > 1 ? { squareMetres, at } : null;
}

function mayOverlap(one: Border, other: Border): boolean {
  return (
    one.isClearly('inside', other.innerPoint()) ||
    other.isClearly('inside', one.innerPoint()) ||
    reaches(one, other, 'inside') ||
    reaches(other, one, 'inside') ||
    crossesDeeply(one, other)
  );
}

/** Whether a corner of one border, or a middle between two, is clearly on that side of another. */
function reaches(from: Border, into: Border, side: 'inside' | 'outside'): boolean {
  for (const probe of from.probes()) if (into.isClearly(side, probe)) return true;
  return false;
}

/** Whether two borders pass through each other, farther than rounding explains. */
function crossesDeeply(one: Border, other: Border): boolean {
  const own = new Set<Segment>(one.segments);
  for (const [first, second] of nearSegments([...one.segments, ...other.segments])) {
    if (own.has(first) === own.has(second)) continue;
    if ((meetingOf(first, second)?.depth ?? 0) > ROUNDING_M) return true;
  }
  return false;
}

function sharedPart(one: AreaGeometry, other: AreaGeometry): Part | null {
  const shared = intersect(featureCollection([feature(one as never), feature(other as never)])) as {
    readonly geometry: AreaGeometry;
  } | null;
  if (shared === null) return null;
  const pieces = polygonsIn(shared.geometry)
    .map((rings) => ({
      rings,
      squareMetres: squareMetresOf({ type: 'Polygon', coordinates: rings }),
    }))
    .filter(({ rings, squareMetres }) => (2 * squareMetres) / lengthOf(rings[0] ?? []) > ROUNDING_M)
    .sort((first, second) => second.squareMetres - first.squareMetres);
  const largest = pieces[0]?.rings[0]?.[0];
  if (largest === undefined) return null;
  const squareMetres = pieces.reduce((sum, piece) => sum + piece.squareMetres, 0);
  return { squareMetres, at: [largest[0], largest[1]] };
}

function lengthOf(ring: readonly Position[]): number {
  const points = ring.map(planeAt(ring[0] ?? [0, 0]));
  return points
    .slice(1)
    .reduce((sum, point, index) => sum + distanceBetween(points[index] ?? point, point), 0);
}
