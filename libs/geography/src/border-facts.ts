import type { AreaGeometry, BorderFact, Position } from '#domain';
import { Border } from './border.js';
import { overlapOfBorders, partOutside } from './overlap.js';
import { polygonsIn } from './plane.js';
import { ringCrossing } from './ring-crossing.js';

type Rings = readonly (readonly Position[])[];

/**
 * What is wrong with the borders of one area whose shape has no faults: rings that cross
 * themselves, and, where there are none, holes outside their outer ring and polygons that overlap.
 * Paths begin at `geometry`.
 */
export function borderFactsOf(geometry: AreaGeometry): BorderFact[] {
  const polygons = polygonsIn(geometry);
  const pathOf = (index: number): string =>
    geometry.type === 'Polygon' ? 'geometry.coordinates' : `geometry.coordinates[${index}]`;
  const crossings = polygons.flatMap((rings, index) => crossingsIn(rings, pathOf(index)));
  if (crossings.length > 0) return crossings;
  return [
    ...polygons.flatMap((rings, index) => holeFacts(rings, pathOf(index))),
    ...overlapFacts(polygons, pathOf),
  ];
}

function crossingsIn(rings: Rings, path: string): BorderFact[] {
  return rings.flatMap((ring, index) => {
    const at = ringCrossing(ring);
    if (at === null) return [];
    return [{ kind: 'ring-crosses-itself' as const, path: `${path}[${index}]`, at }];
  });
}

function holeFacts([outer, ...holes]: Rings, path: string): BorderFact[] {
  const origin = outer?.[0];
  if (outer === undefined || origin === undefined || holes.length === 0) return [];
  const around = borderOf([outer], origin);
  const found = holes.map((hole) => borderOf([hole], origin));
  return found.flatMap((hole, index) => {
    const own = `${path}[${index + 1}]`;
    const outside = partOutside(hole, around);
    const shared = found
      .slice(0, index)
      .map((other) => overlapOfBorders(hole, other))
      .find((part) => part !== null);
    return [
      ...(outside === null ? [] : [{ kind: 'hole-outside' as const, path: own, ...outside }]),
      ...(shared == null ? [] : [{ kind: 'parts-overlap' as const, path: own, ...shared }]),
    ];
  });
}

function overlapFacts(polygons: readonly Rings[], pathOf: (index: number) => string): BorderFact[] {
  const origin = polygons[0]?.[0]?.[0];
  if (origin === undefined || polygons.length === 1) return [];
  const borders = polygons.map((rings) => borderOf(rings, origin));
  return borders.flatMap((border, index) => {
    const shared = borders
      .slice(0, index)
      .map((other) => overlapOfBorders(border, other))
      .find((part) => part !== null);
    return shared == null
      ? []
      : [{ kind: 'parts-overlap' as const, path: pathOf(index), ...shared }];
  });
}

function borderOf(coordinates: Rings, origin: Position): Border {
  return new Border({ type: 'Polygon', coordinates }, origin);
}
