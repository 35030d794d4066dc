import type { Position } from '#domain';

export type TestFeature = {
  readonly type: 'Feature';
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly type: 'Polygon'; readonly coordinates: Position[][] };
};

/** An upright rectangle, given by its corners in thousandths of a degree from 4.7 east, 52.6 north. */
export function aRectangle(west: number, south: number, east: number, north: number): Position[] {
  const at = (x: number, y: number): Position => [
    Number((4.7 + x / 1000).toFixed(6)),
    Number((52.6 + y / 1000).toFixed(6)),
  ];
  return [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
}

/** An area of a file, named as Statistics Netherlands does. */
export function aFeature(
  code: string,
  name: string,
  ring: Position[],
  more: Readonly<Record<string, unknown>> = {},
): TestFeature {
  return {
    type: 'Feature',
    properties: { statcode: code, statnaam: name, ...more },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

export function aCollection(...features: readonly object[]): object {
  return { type: 'FeatureCollection', features };
}

/** Two wijken beside each other. */
export const WIJKEN = [
  aFeature('WK036101', 'Zuid', aRectangle(0, 0, 10, 10)),
  aFeature('WK036102', 'Oudorp', aRectangle(10, 0, 20, 10)),
];

/** Two buurten in each of them. */
export const BUURTEN = [
  aFeature('BU03610101', 'Zuid-West', aRectangle(0, 0, 5, 10)),
  aFeature('BU03610102', 'Zuid-Oost', aRectangle(5, 0, 10, 10)),
  aFeature('BU03610201', 'Oudorp-Dorp', aRectangle(10, 0, 15, 10)),
  aFeature('BU03610202', 'Oudorp-Polder', aRectangle(15, 0, 20, 10)),
];

/** A point in the plane of `aRectangle`. */
export function aPoint(x: number, y: number): string {
  return `longitude=${(4.7 + x / 1000).toFixed(6)}&latitude=${(52.6 + y / 1000).toFixed(6)}`;
}
