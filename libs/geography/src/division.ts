import type { AreaGeometry, BetweenAreasFact, Position } from '#domain';
import { Border } from './border.js';
import { overlapOfBorders, partOutside, squareMetresOf } from './overlap.js';
import { polygonsIn } from './plane.js';

/** An area of a division, as far as its borders are concerned. */
export type DrawnArea = {
  readonly id: string;
  /** How people know it: its name, with its code where it has one. */
  readonly label: string;
  readonly geometry: AreaGeometry;
  /** Whether it is new or changed. Two areas that both stay as they are are not compared. */
  readonly isNew: boolean;
  /** The wijk of a buurt, where its borders are drawn. */
  readonly wijk: Omit<DrawnArea, 'isNew' | 'wijk'> | null;
};

export type DivisionFact = { readonly areaId: string; readonly fact: BetweenAreasFact };

/** More of a buurt than this share outside its wijk is a fault: then it lies in another one. */
const OUTSIDE_SHARE_MAX = 0.5;

/**
 * How the areas of one kind lie to each other where that cannot be: two that overlap, or a buurt of
 * which more than half lies outside its wijk. A fact is told of the area that is new, and of the
 * later one where both are.
 *
 * A generator, so that whoever asks can do other things in between: each step takes a moment.
 */
export function* divisionFacts(
  areas: readonly DrawnArea[],
): Generator<undefined, DivisionFact[], undefined> {
  const origin = polygonsIn(areas[0]?.geometry ?? EMPTY)[0]?.[0]?.[0] ?? [0, 0];
  const facts: DivisionFact[] = [];
  const before: Bordered[] = [];
  for (const area of areas) {
    const own = { area, border: new Border(area.geometry, origin) };
    facts.push(...before.flatMap((other) => overlapFacts(own, other)), ...wijkFacts(own, origin));
    before.push(own);
    yield undefined;
  }
  return facts;
}

type Bordered = { readonly area: DrawnArea; readonly border: Border };

function overlapFacts(own: Bordered, other: Bordered): DivisionFact[] {
  if (!own.area.isNew && !other.area.isNew) return [];
  const shared = overlapOfBorders(own.border, other.border);
  if (shared === null) return [];
  const [told, beside] = own.area.isNew ? [own.area, other.area] : [other.area, own.area];
  return [{ areaId: told.id, fact: { kind: 'areas-overlap', ...shared, other: beside.label } }];
}

function wijkFacts({ area, border }: Bordered, origin: Position): DivisionFact[] {
  if (!area.isNew || area.wijk === null) return [];
  const outside = partOutside(border, new Border(area.wijk.geometry, origin));
  if (outside === null) return [];
  if (outside.squareMetres <= OUTSIDE_SHARE_MAX * squareMetresOf(area.geometry)) return [];
  return [{ areaId: area.id, fact: { kind: 'outside-wijk', ...outside, other: area.wijk.label } }];
}

const EMPTY: AreaGeometry = { type: 'MultiPolygon', coordinates: [] };
