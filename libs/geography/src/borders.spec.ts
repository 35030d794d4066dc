import { describe, expect, it } from '@jest/globals';
import type { AreaGeometry, Position } from '#domain';
import {
  borderFactsOf,
  divisionFacts,
  type DrawnArea,
  overlapOf,
  placeOf,
  ringCrossing,
  squareMetresOf,
} from './index.js';

type Ring = readonly Position[];

const polygon = (...coordinates: Ring[]): AreaGeometry => ({ type: 'Polygon', coordinates });

/** An upright rectangle, given by its corners in thousandths of a degree from 5 east, 52 north. */
function box(west: number, south: number, east: number, north: number): Ring {
  const at = (x: number, y: number): Position => [5 + x / 1000, 52 + y / 1000];
  return [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
}

/** A wavy circle of so many positions; rounded as maps are. */
function circle(count: number, [east, north]: Position = [5, 52], radius = 0.01): Ring {
  const points = Array.from({ length: count }, (_, index): Position => {
    const angle = (2 * Math.PI * index) / count;
    const wave = radius * (1 + 0.05 * Math.sin(40 * angle));
    const [x, y] = [east + wave * Math.cos(angle), north + wave * Math.sin(angle)];
    return [Number(x.toFixed(6)), Number(y.toFixed(6))];
  });
  return [...points, points[0] ?? [0, 0]];
}

const rounded = (value: number): number => Number(value.toFixed(4));

describe('a ring', () => {
  it('is told where it crosses itself', () => {
    const bow: Ring = [
      [5, 52],
      [5.01, 52.01],
      [5.01, 52],
      [5, 52.01],
      [5, 52],
    ];

    const at = ringCrossing(bow);

    expect(at?.map(rounded)).toEqual([5.005, 52.005]);
  });

  it('is told where it crosses itself at one of its own corners', () => {
    const bow: Ring = [
      [5, 52],
      [5.005, 52.005],
      [5.01, 52.01],
      [5.01, 52],
      [5.005, 52.005],
      [5, 52.01],
      [5, 52],
    ];

    const at = ringCrossing(bow);

    expect(at?.map(rounded)).toEqual([5.005, 52.005]);
  });

  it('may touch itself at a corner and go on on its own side', () => {
    const pinched: Ring = [
      [5, 52],
      [5.01, 52],
      [5.005, 52.005],
      [5.01, 52.01],
      [5, 52.01],
      [5.005, 52.005],
      [5, 52],
    ];

    expect(ringCrossing(pinched)).toBeNull();
  });

  it.each([
    ['a loop as thin as rounding', 0.000001, null],
    ['a loop of eleven metres', 0.0001, [5.005, 52]],
  ])('with %s is judged by how wide it is', (_, width, expected) => {
    const corridor: Ring = [
      [5, 52 - width],
      [5.01, 52 + width],
      [5.02, 51.99],
      [5.03, 52.01],
      [5.01, 52 - width],
      [5, 52 + width],
      [4.99, 52.01],
      [4.98, 51.99],
      [5, 52 - width],
    ];

    expect(ringCrossing(corridor)?.map(rounded) ?? null).toEqual(expected);
  });

  it('may have a loop of less than a square metre', () => {
    const slip = 0.000005;
    const ring: Ring = [
      [5, 52],
      [5.005 + slip, 52],
      [5.005 + slip, 52 - slip],
      [5.005, 52 - slip],
      [5.005, 52.01],
      [5, 52],
    ];
    const larger = ring.map(([x, y]): Position => [5 + (x - 5) * 10, 52 + (y - 52) * 10]);

    expect(ringCrossing(ring)).toBeNull();
    expect(ringCrossing(larger)?.map(rounded)).toEqual([5.05, 52]);
  });

  it('of 20,000 positions is judged in well under a second', () => {
    const ring = circle(20_000);
    const started = performance.now();

    const at = ringCrossing(ring);

    expect(at).toBeNull();
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('of 20,000 positions with one slip in it is told where', () => {
    const ring = circle(20_000).map(([x, y], index): Position =>
      index === 300 ? [4.9, 52] : [x, y],
    );

    const at = ringCrossing(ring);

    expect(at).not.toBeNull();
    expect(placeOf(at ?? [0, 0], polygon(circle(20_000)))).toBe('on-border');
  });
});

describe('the borders of an area', () => {
  it('have a hole inside, and may touch it', () => {
    expect(borderFactsOf(polygon(box(0, 0, 10, 10), box(0, 2, 5, 5)))).toEqual([]);
  });

  it('have no hole outside', () => {
    const facts = borderFactsOf(polygon(box(0, 0, 10, 10), box(8, 2, 12, 5)));

    const half = squareMetresOf(polygon(box(10, 2, 12, 5)));
    expect(facts).toEqual([
      {
        kind: 'hole-outside',
        path: 'geometry.coordinates[1]',
        squareMetres: expect.closeTo(half, 0),
        at: expect.any(Array),
      },
    ]);
  });

  it('have no two holes or polygons in the same place', () => {
    const holes = borderFactsOf(polygon(box(0, 0, 10, 10), box(1, 1, 5, 5), box(4, 4, 8, 8)));
    const parts = borderFactsOf({
      type: 'MultiPolygon',
      coordinates: [[box(0, 0, 10, 10)], [box(9, 9, 20, 20)]],
    });

    expect(holes.map(({ kind, path }) => [kind, path])).toEqual([
      ['parts-overlap', 'geometry.coordinates[2]'],
    ]);
    expect(parts.map(({ kind, path }) => [kind, path])).toEqual([
      ['parts-overlap', 'geometry.coordinates[1]'],
    ]);
  });
});

describe('two areas', () => {
  it('overlap by what they have in common, in square metres', () => {
    const shared = overlapOf(polygon(box(0, 0, 10, 10)), polygon(box(9, 0, 20, 10)));

    const expected = squareMetresOf(polygon(box(9, 0, 10, 10)));
    expect(shared?.squareMetres).toBeCloseTo(expected, 0);
    expect(expected / (68.5 * 1111.9)).toBeCloseTo(1, 2);
  });

  it.each([
    ['share a border', box(10, 0, 20, 10)],
    ['share a border that each rounded by itself', box(9.999, 0, 20, 10)],
    ['touch at a corner', box(10, 10, 20, 20)],
    ['lie apart', box(30, 30, 40, 40)],
  ])('that %s do not overlap', (_, other) => {
    expect(overlapOf(polygon(box(0, 0, 10, 10)), polygon(other))).toBeNull();
  });

  it.each([
    ['are the same', box(0, 0, 10, 10)],
    ['lie one in the other', box(2, 2, 5, 5)],
    ['cross without a corner in the other', box(2, -5, 5, 15)],
    ['share three sides', box(0, 0, 10, 5)],
  ])('that %s overlap', (_, other) => {
    const shared = overlapOf(polygon(box(0, 0, 10, 10)), polygon(other));

    const inside = other[0]?.[1] === 51.995 ? box(2, 0, 5, 10) : other;
    expect(shared?.squareMetres).toBeCloseTo(squareMetresOf(polygon(inside)), 0);
  });

  it('that cross far from their middles overlap, too', () => {
    const shared = overlapOf(polygon(box(0, 0, 100, 1)), polygon(box(10, -50, 11, 20)));

    expect(shared?.squareMetres).toBeCloseTo(squareMetresOf(polygon(box(10, 0, 11, 1))), 0);
  });

  it('of which one lies in a hole of the other do not overlap', () => {
    const ring = polygon(box(0, 0, 10, 10), box(2, 2, 5, 5));

    expect(overlapOf(ring, polygon(box(2, 2, 5, 5)))).toBeNull();
  });
});

describe('a point', () => {
  const area: AreaGeometry = {
    type: 'MultiPolygon',
    coordinates: [[box(0, 0, 10, 10), box(4, 4, 6, 6)], [box(20, 0, 30, 10)]],
  };

  it.each([
    ['inside the first part', 2, 2, 'inside'],
    ['inside the second part', 25, 5, 'inside'],
    ['in the hole', 5, 5, 'outside'],
    ['between the parts', 15, 5, 'outside'],
    ['on the border', 10, 5, 'on-border'],
    ['on the border of the hole', 4, 5, 'on-border'],
    ['a tenth of a metre outside', 10.001, 5, 'on-border'],
    ['a metre outside', 10.015, 5, 'outside'],
  ])('%s is seen there', (_, x, y, expected) => {
    expect(placeOf([5 + x / 1000, 52 + y / 1000], area)).toBe(expected);
  });
});

describe('a division', () => {
  const drawn = (id: string, ring: Ring, given: Partial<DrawnArea> = {}): DrawnArea => ({
    id,
    label: id,
    geometry: polygon(ring),
    isNew: true,
    wijk: null,
    ...given,
  });

  function factsOf(areas: readonly DrawnArea[]): readonly string[] {
    const steps = divisionFacts(areas);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    return step.value.map(({ areaId, fact }) => `${areaId} ${fact.kind} ${fact.other}`);
  }

  it('names both areas that overlap, the new one first', () => {
    const facts = factsOf([
      drawn('new', box(0, 0, 10, 10)),
      drawn('old', box(9, 0, 20, 10), { isNew: false }),
      drawn('apart', box(20, 0, 30, 10)),
      drawn('older', box(19, 5, 25, 9), { isNew: false }),
    ]);

    expect(facts).toEqual(['new areas-overlap old', 'apart areas-overlap older']);
  });

  it('names a buurt that lies mostly outside its wijk', () => {
    const wijk = { id: 'w', label: 'w', geometry: polygon(box(0, 0, 10, 10)) };

    const facts = factsOf([
      drawn('in', box(0, 0, 5, 5), { wijk }),
      drawn('part', box(6, 6, 10.5, 10.5), { wijk }),
      drawn('out', box(9, 0, 15, 5), { wijk }),
    ]);

    expect(facts).toEqual(['out outside-wijk w']);
  });
});
