/** A part of the map in CRS84: degrees, west below east and south below north. */
export type MapBox = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

/** The cells that places are joined in, in degrees. */
export type MapGrid = { readonly cellEast: number; readonly cellNorth: number };

/** Up to so many places are shown one by one. */
export const MAP_POINTS_MAX = 200;
/** A map has at most so many cells in each direction, so that an answer stays small. */
export const MAP_CELLS_ACROSS_MAX = 24;
export const ZOOM_MAX = 22;

const WORLD_DEGREES = 360;
/** A tile of a web map is 256 pixels wide; a cell is a quarter of that. */
const CELLS_PER_TILE = 4;
/** A cell looks square in the Netherlands when it is so much lower than wide, in degrees. */
const FLATNESS = 0.62;
const DOUBLE = 2;

/**
 * The cells of a map at a zoom of web maps (0 the world, each next twice as near): a quarter of a
 * tile, and twice, four times … that where the box would hold more than 24 of them across.
 */
export function mapGrid({ west, south, east, north }: MapBox, zoom: number): MapGrid {
  const wished = WORLD_DEGREES / (CELLS_PER_TILE * DOUBLE ** zoom);
  const needed = largest(
    (east - west) / MAP_CELLS_ACROSS_MAX,
    (north - south) / FLATNESS / MAP_CELLS_ACROSS_MAX,
  );
  let cellEast = wished;
  while (cellEast < needed) cellEast *= DOUBLE;
  return { cellEast, cellNorth: cellEast * FLATNESS };
}

/**
 * Reads `west,south,east,north` in degrees (CRS84), as OGC APIs write it.
 *
 * @returns null when it is no such box: not four numbers, out of the world, or west is not below east
 */
export function readMapBox(text: string): MapBox | null {
  const parts = text.split(',');
  const isNumbers = parts.every((part) => /^-?\d{1,3}(\.\d{1,20})?$/.test(part));
  if (parts.length !== 4 || !isNumbers) return null;
  const [west = 0, south = 0, east = 0, north = 0] = parts.map(Number);
  const isBox = isWithin(west, east, 180) && isWithin(south, north, 90);
  return isBox ? { west, south, east, north } : null;
}

/** Whether two degrees lie in the world, the first below the second. */
function isWithin(from: number, to: number, most: number): boolean {
  return from >= -most && from < to && to <= most;
}

function largest(one: number, other: number): number {
  return one > other ? one : other;
}
