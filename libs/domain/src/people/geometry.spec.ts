import { describe, expect, it } from '@jest/globals';
import { GEOMETRY_POSITIONS_MAX, geometryFaults, geometryOf } from './geometry.js';

const ring = [
  [6.15, 52.25],
  [6.17, 52.25],
  [6.17, 52.27],
  [6.15, 52.25],
];

function codesOf(value: unknown): string[] {
  return geometryFaults(value).map(({ code }) => code);
}

function withRing(positions: unknown): unknown {
  return { type: 'Polygon', coordinates: [positions] };
}

describe('the geometry of an area', () => {
  it('is a polygon, also with a hole, or several', () => {
    expect(codesOf({ type: 'Polygon', coordinates: [ring] })).toEqual([]);
    expect(codesOf({ type: 'Polygon', coordinates: [ring, ring] })).toEqual([]);
    expect(codesOf({ type: 'MultiPolygon', coordinates: [[ring], [ring, ring]] })).toEqual([]);
  });

  it.each([
    null,
    undefined,
    'Polygon',
    [],
    {},
    { type: 'Point', coordinates: [6, 52] },
    { type: 'Polygon' },
    { type: 'Polygon', coordinates: 'here' },
    { type: 'MultiPolygon', coordinates: [] },
    { type: 'MultiPolygon', coordinates: [6] },
    { type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] } },
  ])('is not %j', (value) => {
    expect(codesOf(value)).toEqual(['geometry-type']);
  });

  it('has an outer ring in each polygon', () => {
    expect(codesOf({ type: 'Polygon', coordinates: [] })).toEqual(['geometry-empty']);
    expect(geometryFaults({ type: 'MultiPolygon', coordinates: [[ring], []] })).toMatchObject([
      { name: 'geometry.coordinates[1]', code: 'geometry-empty' },
    ]);
  });

  it('is as large as its rings and positions together may be', () => {
    const long = Array.from({ length: GEOMETRY_POSITIONS_MAX + 1 }, () => [6, 52]);
    const many = Array.from({ length: 501 }, () => [ring]);

    expect(codesOf(withRing(long))).toEqual(['geometry-too-large']);
    expect(codesOf({ type: 'MultiPolygon', coordinates: many })).toEqual(['geometry-too-large']);
  });

  it.each([
    ['a height', [[6, 52, 1]]],
    ['text', [['6', '52']]],
    ['no positions', 'ring'],
    ['numbers alone', [6, 52]],
    ['a position of one number', [[6]]],
  ])('has positions of two numbers, not %s', (_, positions) => {
    expect(codesOf(withRing(positions))).toEqual(['position-shape']);
  });

  it('is in degrees, and says so to whoever sends metres', () => {
    const metres = [[207_000, 474_000], ...ring];

    const faults = geometryFaults(withRing(metres));

    expect(faults).toMatchObject([
      { name: 'geometry.coordinates[0][0]', code: 'position-outside' },
    ]);
    expect(faults[0]?.reason).toContain('RD');
  });

  it.each([
    [180, 90, []],
    [-180, -90, []],
    [180.000001, 52, ['position-outside']],
    [6, 90.000001, ['position-outside']],
    [6, -90.000001, ['position-outside']],
  ])('reaches to [%d, %d]', (longitude, latitude, codes) => {
    const wide = [
      [6.15, 52.25],
      [longitude, latitude],
      [6.17, 52.27],
      [6.15, 52.25],
    ];

    expect(codesOf(withRing(wide))).toEqual(codes);
  });

  it('has closed rings of four positions or more', () => {
    const open = [...ring.slice(0, 3), [6.15, 52.26]];

    expect(codesOf(withRing(open))).toEqual(['ring-open']);
    expect(
      codesOf(
        withRing([
          [6, 52],
          [7, 52],
          [6, 52],
        ]),
      ),
    ).toEqual(['ring-open']);
    expect(codesOf(withRing([]))).toEqual(['ring-open']);
  });

  it('has rings that enclose something', () => {
    const line = [
      [6, 52],
      [7, 53],
      [8, 54],
      [6, 52],
    ];

    expect(codesOf(withRing(line))).toEqual(['ring-flat']);
  });

  it('tells one fault for each ring, so that a wrong file does not fill the answer', () => {
    const wrong = Array.from({ length: 400 }, () => [400, 400]);

    expect(codesOf({ type: 'MultiPolygon', coordinates: [[wrong], [ring, wrong]] })).toEqual([
      'position-outside',
      'position-outside',
    ]);
  });

  it('is kept without what was sent beside it', () => {
    const sent = { type: 'Polygon', coordinates: [ring], bbox: [1, 2, 3, 4], secret: 'x' };

    expect(geometryOf(sent)).toEqual({ type: 'Polygon', coordinates: [ring] });
  });
});
