import type { Fault } from '../domain-error.js';

/** Degrees east and degrees north, in CRS84, as GeoJSON (RFC 7946) has them. */
export type Position = readonly [number, number];
type Polygon = readonly (readonly Position[])[];

/** Where an area lies. Each polygon is an outer ring, and then the holes in it. */
export type AreaGeometry =
  | { readonly type: 'Polygon'; readonly coordinates: Polygon }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly Polygon[] };

export const GEOMETRY_RINGS_MAX = 500;
export const GEOMETRY_POSITIONS_MAX = 20_000;
const RING_POSITIONS_MIN = 4;
const LONGITUDE_MAX = 180;
const LATITUDE_MAX = 90;

/**
 * What is wrong with a value as the geometry of an area: at most one fault for each ring.
 *
 * Every ring is closed, has at least four positions, and encloses something. Positions have no
 * height. That rings do not cross themselves or each other is not judged.
 */
export function geometryFaults(value: unknown): Fault[] {
  const polygons = polygonsOf(value);
  if (polygons === null) {
    return [fault('geometry', 'geometry-type', 'Send a Polygon or a MultiPolygon of GeoJSON.')];
  }
  const rings = polygons.flatMap(({ path, rings: list }) =>
    list.map((ring, index) => ({ path: `${path}[${index}]`, ring })),
  );
  const positions = rings.reduce((sum, { ring }) => sum + (isList(ring) ? ring.length : 0), 0);
  if (rings.length > GEOMETRY_RINGS_MAX || positions > GEOMETRY_POSITIONS_MAX) {
    const most = `${GEOMETRY_RINGS_MAX} rings and ${GEOMETRY_POSITIONS_MAX} positions`;
    return [fault('geometry', 'geometry-too-large', `A geometry has at most ${most}.`)];
  }
  const empty = polygons.filter(({ rings: list }) => list.length === 0);
  return [
    ...empty.map(({ path }) => fault(path, 'geometry-empty', 'A polygon has an outer ring.')),
    ...rings.flatMap(({ path, ring }) => ringFaults(path, ring)),
  ];
}

/** The geometry alone, without members that GeoJSON allows beside it. The value has no faults. */
export function geometryOf(value: unknown): AreaGeometry {
  const { type, coordinates } = value as AreaGeometry;
  return { type, coordinates } as AreaGeometry;
}

type Rings = { readonly path: string; readonly rings: readonly unknown[] };

function polygonsOf(value: unknown): Rings[] | null {
  const { type, coordinates } = (value ?? {}) as { type?: unknown; coordinates?: unknown };
  const path = 'geometry.coordinates';
  if (!isList(coordinates)) return null;
  if (type === 'Polygon') return [{ path, rings: coordinates }];
  if (type !== 'MultiPolygon' || coordinates.length === 0) return null;
  const polygons = coordinates.map((rings, index) => ({ path: `${path}[${index}]`, rings }));
  return polygons.every((each): each is Rings => isList(each.rings)) ? polygons : null;
}

function ringFaults(path: string, ring: unknown): Fault[] {
  if (!isList(ring) || !ring.every(isPosition)) {
    return [fault(path, 'position-shape', 'A ring is a list of [longitude, latitude].')];
  }
  const outside = ring.findIndex(([longitude, latitude]) => !isOnEarth(longitude, latitude));
  if (outside !== -1) {
    const reason = 'Positions are in degrees: -180 to 180 east, -90 to 90 north (not RD metres).';
    return [fault(`${path}[${outside}]`, 'position-outside', reason)];
  }
  if (ring.length < RING_POSITIONS_MIN || !isClosed(ring)) {
    const reason = 'A ring has four positions or more, and ends where it begins.';
    return [fault(path, 'ring-open', reason)];
  }
  return doubleAreaOf(ring) === 0 ? [fault(path, 'ring-flat', 'A ring encloses something.')] : [];
}

function isPosition(value: unknown): value is Position {
  return isList(value) && value.length === 2 && value.every((each) => typeof each === 'number');
}

function isOnEarth(longitude: number, latitude: number): boolean {
  return (
    longitude >= -LONGITUDE_MAX &&
    longitude <= LONGITUDE_MAX &&
    latitude >= -LATITUDE_MAX &&
    latitude <= LATITUDE_MAX
  );
}

function isClosed(ring: readonly Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

/** Seen from its first position, so that a small ring far from [0, 0] loses no digits. */
function doubleAreaOf(ring: readonly Position[]): number {
  const [east, north] = ring[0] ?? [0, 0];
  return ring.slice(1).reduce((sum, [x, y], index) => {
    const [fromX, fromY] = ring[index] ?? [0, 0];
    return sum + (fromX - east) * (y - north) - (x - east) * (fromY - north);
  }, 0);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function fault(name: string, code: string, reason: string): Fault {
  return { name, code, reason };
}
