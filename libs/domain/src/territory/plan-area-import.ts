import type { Fault } from '../domain-error.js';
import { type Area, NAME_LENGTH_MAX } from '../people/area.js';
import type { AreaFeature, AreaImport } from './area-import.js';

export type AreaCode = { readonly year: number; readonly code: string };

/** An area as it stands, with its codes of all years. */
export type KnownArea = Area & { readonly codes: readonly AreaCode[] };

export type ImportOutcome = 'created' | 'changed' | 'unchanged';

/** What an import does with one area of the file. */
export type PlannedArea = {
  readonly index: number;
  readonly outcome: ImportOutcome;
  /** What changes of an area that was there. */
  readonly changes: readonly ('code' | 'name' | 'parentId' | 'geometry')[];
  /** The area as it is afterwards. */
  readonly area: Area;
  /** The code that is noted for the year of the import; null where it is noted already. */
  readonly newCode: AreaCode | null;
};

export type AreaImportPlan = {
  readonly faults: readonly Fault[];
  readonly areas: readonly PlannedArea[];
};

/**
 * Says what an import does with each area of the file, given all areas of the municipality.
 *
 * An area of the file is the area that has its code in that year, or else the one that had it in the
 * nearest year before, or else after; it is a new area when there is none. An import of an older year than an area
 * has already notes its code and leaves the rest. A name that another area of the kind has gets the
 * code behind it. Areas that the file does not name stay as they are.
 */
export function planAreaImport(
  { kind, year, features }: AreaImport,
  known: readonly KnownArea[],
  newId: () => string,
): AreaImportPlan {
  const same = known.filter((area) => area.kind === kind);
  const wijken = new Map(
    known.flatMap((area) =>
      codeOf(area, year)?.startsWith('WK') ? [[codeOf(area, year), area]] : [],
    ),
  );
  const names = new Map(same.map(({ id, name }) => [name.toLowerCase(), id]));
  const faults: Fault[] = [];
  const areas: PlannedArea[] = [];
  for (const feature of features) {
    const before = areaWithCode(same, feature.code, year);
    const parent = kind === 'wijk' ? null : wijken.get(feature.wijkCode);
    if (parent === undefined) {
      faults.push(unknownWijk(feature, year));
      continue;
    }
    const id = before?.id ?? newId();
    const name = freeName(feature, names, id);
    names.set(name.toLowerCase(), id);
    const area: Area = {
      id,
      kind,
      name,
      parentId: parent === null ? null : parent.id,
      cbsCode: feature.code,
      cbsYear: year,
      geometry: feature.geometry,
    };
    areas.push({ index: feature.index, ...difference(before, area, { year, code: feature.code }) });
  }
  return { faults, areas };
}

function codeOf(area: KnownArea, year: number): string | undefined {
  return area.codes.find((each) => each.year === year)?.code;
}

function areaWithCode(areas: readonly KnownArea[], code: string, year: number): KnownArea | null {
  const own = areas.find((area) => codeOf(area, year) === code);
  if (own !== undefined) return own;
  const others = areas
    .filter((area) => codeOf(area, year) === undefined)
    .flatMap((area) =>
      area.codes.filter((each) => each.code === code).map((each) => ({ area, year: each.year })),
    );
  const earlier = others.filter((each) => each.year < year);
  const sorted = (earlier.length > 0 ? earlier : others).toSorted((one, other) =>
    earlier.length > 0 ? other.year - one.year : one.year - other.year,
  );
  return sorted[0]?.area ?? null;
}

function unknownWijk({ index, code, wijkCode }: AreaFeature, year: number): Fault {
  return {
    name: `collection.features[${index}].properties`,
    code: 'import-wijk-unknown',
    reason: `${code}: There is no wijk ${wijkCode} of ${year}. Import the wijken of ${year} first.`,
  };
}

function freeName(
  { name, code }: AreaFeature,
  names: ReadonlyMap<string, string>,
  id: string,
): string {
  const holder = names.get(name.toLowerCase());
  if (holder === undefined || holder === id) return name;
  const behind = ` (${code})`;
  return `${name.slice(0, NAME_LENGTH_MAX - behind.length).trimEnd()}${behind}`;
}

function difference(
  before: KnownArea | null,
  area: Area,
  code: AreaCode,
): Omit<PlannedArea, 'index'> {
  if (before === null) return { outcome: 'created', changes: [], area, newCode: code };
  const isNoted = codeOf(before, code.year) !== undefined;
  const isOlder = before.cbsYear !== null && before.cbsYear > code.year;
  const changes = [
    ...(isNoted ? [] : (['code'] as const)),
    ...(isOlder ? [] : COMPARED.filter((field) => !isSame(before[field], area[field]))),
  ];
  const outcome = changes.length === 0 ? 'unchanged' : 'changed';
  return { outcome, changes, area: isOlder ? before : area, newCode: isNoted ? null : code };
}

const COMPARED = ['name', 'parentId', 'geometry'] as const;

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
