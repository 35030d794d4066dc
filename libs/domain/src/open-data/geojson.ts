import type { AreaGeometry } from '../people/geometry.js';

type Position = readonly [number, number];
type Ring = readonly Position[];

/** A geometry as RFC 7946 has it: in CRS84, longitude before latitude. */
export type FeatureGeometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

/** One thing on a map. */
export type MapFeature = {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: FeatureGeometry | null;
  readonly properties: Readonly<Record<string, unknown>>;
};

export function mapFeature(
  id: string,
  geometry: FeatureGeometry | null,
  properties: Readonly<Record<string, unknown>>,
): MapFeature {
  return { type: 'Feature', id, geometry, properties };
}

/** The borders of an area with rings that turn as RFC 7946 (3.1.6) asks: outer ones left, holes right. */
export function rightHanded(geometry: AreaGeometry): FeatureGeometry {
  if (geometry.type === 'Polygon') {
    return { type: 'Polygon', coordinates: turned(geometry.coordinates) };
  }
  const polygons = geometry.coordinates as readonly (readonly Ring[])[];
  return { type: 'MultiPolygon', coordinates: polygons.map(turned) };
}

function turned(rings: readonly Ring[]): Ring[] {
  return rings.map((ring, index) => {
    const isLeft = doubleArea(ring) > 0;
    return isLeft === (index === 0) ? ring : ring.toReversed();
  });
}

/** Twice the area within a ring; above zero when it turns left (anti-clockwise). */
function doubleArea(ring: Ring): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
}
