import { setImmediate } from 'node:timers/promises';
import {
  type Area,
  type AreaGeometry,
  betweenAreasFault,
  borderFault,
  type Fault,
  type KnownArea,
} from '#domain';
import { borderFactsOf, divisionFacts, type DrawnArea } from '#geography';

/** How long other requests wait at most while borders are compared, as far as it can be cut up. */
const TURN_MS = 20;

/** What is wrong with the borders of one area by themselves. The shape has no faults. */
export function borderFaultsOf(geometry: AreaGeometry): Fault[] {
  return borderFactsOf(geometry).map(borderFault);
}

/** An area of a division, and where in the request it stands (null: it is not part of it). */
export type CheckedArea = { readonly area: Area; readonly name: string | null };

/**
 * What is wrong with how areas of one kind lie to each other, and in their wijken. Areas without
 * borders are left out. Other requests get their turn in between.
 */
export async function divisionFaultsOf(
  checked: readonly CheckedArea[],
  known: readonly Area[],
): Promise<Fault[]> {
  const byId = new Map(
    [...known, ...checked.map(({ area }) => area)].map((each) => [each.id, each]),
  );
  const named = new Map(checked.map(({ area, name }) => [area.id, { area, name: name ?? '' }]));
  const steps = divisionFacts(checked.flatMap((each) => drawnOf(each, byId)));
  let started = performance.now();
  let step = steps.next();
  while (step.done !== true) {
    if (performance.now() - started > TURN_MS) {
      await setImmediate();
      started = performance.now();
    }
    step = steps.next();
  }
  return step.value.flatMap(({ areaId, fact }) => {
    const found = named.get(areaId);
    return found === undefined ? [] : [betweenAreasFault(found.name, labelOf(found.area), fact)];
  });
}

function drawnOf({ area, name }: CheckedArea, byId: ReadonlyMap<string, Area>): DrawnArea[] {
  if (area.geometry === null) return [];
  const wijk = byId.get(area.parentId ?? '');
  return [
    {
      id: area.id,
      label: labelOf(area),
      geometry: area.geometry,
      isNew: name !== null,
      wijk:
        wijk?.geometry == null
          ? null
          : { id: wijk.id, label: labelOf(wijk), geometry: wijk.geometry },
    },
  ];
}

/** The areas that an area is compared with: those of its kind, of the same division. */
export function besideIn(
  known: readonly KnownArea[],
  { kind, cbsYear }: Pick<Area, 'kind' | 'cbsYear'>,
): KnownArea[] {
  return known.filter((area) => area.kind === kind && area.cbsYear === cbsYear);
}

function labelOf({ name, cbsCode }: Area): string {
  return cbsCode === null ? name : `${name} (${cbsCode})`;
}
