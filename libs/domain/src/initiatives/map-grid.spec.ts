import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAP_CELLS_ACROSS_MAX, mapGrid, readMapBox, ZOOM_MAX } from './map-grid.js';

describe('the box of a map', () => {
  it.each([
    ['4.85,52.33,4.95,52.39', { west: 4.85, south: 52.33, east: 4.95, north: 52.39 }],
    ['-180,-90,180,90', { west: -180, south: -90, east: 180, north: 90 }],
  ])('%p is read', (text, box) => {
    expect(readMapBox(text)).toEqual(box);
  });

  it.each([
    '',
    '1,2,3',
    '1,2,3,4,5',
    '5,52,4,53',
    '5,53,6,52',
    '5,52,5,53',
    '181,0,182,1',
    '0x1,1,2,3',
    '1e1,1,20,3',
    ' 1,1,2,3',
    'NaN,0,1,1',
  ])('%p is none', (text) => {
    expect(readMapBox(text)).toBeNull();
  });
});

describe('the cells of a map', () => {
  it('are a quarter of a tile at its zoom, where the box is small', () => {
    const { cellEast } = mapGrid({ west: 5, south: 52, east: 5.01, north: 52.01 }, 12);

    expect(cellEast).toBe(360 / 2 ** 14);
  });

  it('are never more than 24 across, whatever is asked for', () => {
    const degrees = fc.double({ min: 0.000_001, max: 90, noNaN: true });
    fc.assert(
      fc.property(degrees, degrees, fc.nat(ZOOM_MAX), (wide, high, zoom) => {
        const { cellEast, cellNorth } = mapGrid(
          { west: 0, south: 0, east: wide, north: high },
          zoom,
        );

        expect(wide / cellEast).toBeLessThanOrEqual(MAP_CELLS_ACROSS_MAX + 0.001);
        expect(high / cellNorth).toBeLessThanOrEqual(MAP_CELLS_ACROSS_MAX + 0.001);
      }),
    );
  });
});
