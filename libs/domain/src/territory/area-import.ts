import type { Fault } from '../domain-error.js';
import { AREA_KINDS, type AreaKind, CBS_CODES, NAME_LENGTH_MAX } from '../people/area.js';
import { type AreaGeometry, geometryFaults, geometryOf } from '../people/geometry.js';
import { lineFaults, tidyLine } from '../people/plain-text.js';
import { isRecord, textAt, type UnknownRecord } from './properties.js';

export const IMPORT_FEATURES_MAX = 1_000;
export const CBS_YEAR_MIN = 1990;
export const CBS_YEAR_MAX = 2100;

/** One area of a file: its code and name, what it says it lies in, and its borders. */
export type AreaFeature = {
  /** Its place in the file, from 0. */
  readonly index: number;
  readonly code: string;
  readonly name: string;
  /** The code of the wijk of a buurt; the one that its own code begins with where none is named. */
  readonly wijkCode: string;
  readonly geometry: AreaGeometry;
};

export type AreaImport = {
  readonly kind: AreaKind;
  /** The year of the division that the codes are of. */
  readonly year: number;
  /** Whether only to tell what would happen. */
  readonly dryRun: boolean;
  readonly features: readonly AreaFeature[];
  /** How many features are water, which Statistics Netherlands lists beside the land. */
  readonly waterCount: number;
};

export type AreaImportReading =
  | { readonly ok: true; readonly wanted: AreaImport }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const MEMBERS = ['kind', 'year', 'dryRun', 'collection'];
const PROPERTIES = ['code', 'name', 'wijk', 'municipality'];

/** Property names that files of Statistics Netherlands and PDOK have, best first. */
const KNOWN_NAMES = {
  wijk: {
    code: ['wijkcode', 'wkcode', 'statcode', 'code'],
    name: ['wijknaam', 'wknaam', 'statnaam', 'naam', 'name'],
  },
  buurt: {
    code: ['buurtcode', 'bucode', 'statcode', 'code'],
    name: ['buurtnaam', 'bunaam', 'statnaam', 'naam', 'name'],
  },
} as const;
const WIJK_NAMES = ['wijkcode', 'wkcode'];
const MUNICIPALITY_NAMES = ['gemeentecode', 'gmcode'];

type Names = {
  readonly code: readonly string[];
  readonly name: readonly string[];
  readonly wijk: readonly string[];
  readonly municipality: readonly string[];
};

type Given = Pick<AreaImport, 'kind' | 'year'> & {
  readonly names: Names;
  /** The code of the municipality that imports, such as GM0361, where it is known. */
  readonly municipalityCode: string | null;
};

/**
 * Reads a request to import areas: every fault in it at once, each with the place of its feature in
 * the file and its code, or the areas that it holds. Features that say that they are water are left
 * out. Codes are of the municipality's own where that is known, and all of one municipality
 * otherwise.
 */
export function readAreaImport(body: unknown, municipalityCode: string | null): AreaImportReading {
  if (!isRecord(body)) return refused([shapeFault('', 'Send a JSON object.')]);
  const { kind, year, dryRun, collection } = body;
  const faults = [...memberFaults(body), ...collectionFaults(collection)];
  if (faults.length > 0) return refused(faults);
  const land = featuresOf(collection)
    .map((feature, index) => ({ feature, index }))
    .filter(({ feature }) => !isWater(feature));
  const given = {
    kind: kind as AreaKind,
    year: year as number,
    names: namesOf(kind as AreaKind, body['properties']),
    municipalityCode,
  };
  const read = land.map(({ feature, index }) => readFeature(feature, index, given));
  const found = read.flatMap((each) => [...each.faults]);
  const features = read.flatMap(({ feature }) => (feature === null ? [] : [feature]));
  const all = [...found, ...togetherFaults(features, municipalityCode)];
  if (all.length > 0) return refused(all);
  const waterCount = featuresOf(collection).length - land.length;
  const { kind: wantedKind, year: wantedYear } = given;
  return {
    ok: true,
    wanted: { kind: wantedKind, year: wantedYear, dryRun: dryRun === true, features, waterCount },
  };
}

function featuresOf(collection: unknown): readonly unknown[] {
  return (collection as { readonly features: readonly unknown[] }).features;
}

function memberFaults({ properties, ...body }: UnknownRecord): Fault[] {
  const unknown = Object.keys(body).filter((name) => !MEMBERS.includes(name));
  return [
    ...unknown.map((name) => shapeFault(name, 'This is not part of an import.')),
    ...(AREA_KINDS.some((kind) => kind === body['kind'])
      ? []
      : [shapeFault('kind', 'wijk or buurt.')]),
    ...(isYear(body['year'])
      ? []
      : [shapeFault('year', `A year from ${CBS_YEAR_MIN} to ${CBS_YEAR_MAX}.`)]),
    ...(['undefined', 'boolean'].includes(typeof body['dryRun'])
      ? []
      : [shapeFault('dryRun', 'true or false.')]),
    ...(properties === undefined ? [] : propertiesFaults(properties)),
  ];
}

function isYear(value: unknown): boolean {
  const isWhole = typeof value === 'number' && Number.isInteger(value);
  return isWhole && value >= CBS_YEAR_MIN && value <= CBS_YEAR_MAX;
}

function propertiesFaults(properties: unknown): Fault[] {
  if (!isRecord(properties)) return [shapeFault('properties', 'Names of properties.')];
  const reason = 'code, name, wijk or municipality, each the name of a property.';
  return Object.entries(properties)
    .filter(([name, value]) => !PROPERTIES.includes(name) || typeof value !== 'string')
    .map(([name]) => shapeFault(`properties.${name}`, reason));
}

function collectionFaults(collection: unknown): Fault[] {
  const features = isRecord(collection) ? collection['features'] : null;
  if (!isRecord(collection) || collection['type'] !== 'FeatureCollection' || !isList(features)) {
    return [shapeFault('collection', 'Send a FeatureCollection of GeoJSON.')];
  }
  if (features.length === 0 || features.length > IMPORT_FEATURES_MAX) {
    const reason = `A file has 1 to ${IMPORT_FEATURES_MAX} areas.`;
    return [{ name: 'collection.features', code: 'import-size', reason }];
  }
  const crs = textAt(isRecord(collection['crs']) ? collection['crs']['properties'] : null, [
    'name',
  ]);
  const isDutchGrid = /28992|7415|Amersfoort/i.test(crs ?? '');
  return isDutchGrid ? [{ name: 'collection.crs', ...RD_METRES }] : [];
}

const RD_METRES = {
  code: 'position-rd-metres',
  reason:
    'These are metres of the Dutch grid (RD, EPSG:28992). Export the file in degrees, longitude first (WGS84 or CRS84).',
};
const LATITUDE_FIRST = {
  code: 'position-latitude-first',
  reason: 'These positions have their latitude first. GeoJSON has longitude, then latitude.',
};

function namesOf(kind: AreaKind, properties: unknown): Names {
  const own = (name: string, known: readonly string[]): readonly string[] => {
    const given = textAt(properties, [name]);
    return given === null ? known : [plainName(given)];
  };
  return {
    code: own('code', KNOWN_NAMES[kind].code),
    name: own('name', KNOWN_NAMES[kind].name),
    wijk: own('wijk', WIJK_NAMES),
    municipality: own('municipality', MUNICIPALITY_NAMES),
  };
}

/** Files of Statistics Netherlands have a land part and a water part of some areas. */
function isWater(feature: unknown): boolean {
  const properties = isRecord(feature) ? feature['properties'] : null;
  return textAt(properties, ['water', 'h2o'])?.toUpperCase() === 'JA';
}

type ReadFeature = { readonly feature: AreaFeature | null; readonly faults: readonly Fault[] };

function readFeature(value: unknown, index: number, given: Given): ReadFeature {
  const path = `collection.features[${index}]`;
  if (!isRecord(value) || value['type'] !== 'Feature' || !isRecord(value['properties'])) {
    return { feature: null, faults: [shapeFault(path, 'Send a Feature of GeoJSON.')] };
  }
  const { properties, geometry } = value;
  const code = textAt(properties, given.names.code)?.trim() ?? '';
  const name = nameOf(properties, given);
  const faults = [
    ...codeFaults(path, code, given),
    ...lineFaults(`${path}.properties`, name, NAME_LENGTH_MAX),
    ...statedFaults(path, properties, given),
    ...placeFaults(path, geometry),
  ];
  if (faults.length > 0) return { feature: null, faults: faults.map((each) => about(each, code)) };
  const stated = given.kind === 'wijk' ? null : textAt(properties, given.names.wijk);
  const wijkCode = stated?.trim() ?? `WK${code.slice(2, 8)}`;
  return { feature: { index, code, name, wijkCode, geometry: geometryOf(geometry) }, faults: [] };
}

function nameOf(properties: unknown, { names }: Given): string {
  return tidyLine(textAt(properties, names.name) ?? '');
}

/** The same fault, with the code of the area that it is about. */
function about(fault: Fault, code: string): Fault {
  return code === '' ? fault : { ...fault, reason: `${code}: ${fault.reason}` };
}

function codeFaults(path: string, code: string, { kind, municipalityCode }: Given): Fault[] {
  const name = `${path}.properties`;
  if (!CBS_CODES[kind].test(code)) {
    const example = kind === 'wijk' ? 'WK036101' : 'BU03610102';
    const reason = `A ${kind} has a code such as ${example}. Name its property in properties.code.`;
    return [{ name, code: 'cbs-code', reason }];
  }
  if (municipalityCode === null || code.slice(2, 6) === municipalityCode.slice(2)) return [];
  const reason = `This is no area of ${municipalityCode}.`;
  return [{ name, code: 'import-other-municipality', reason }];
}

/** What a feature says of itself beside its code: its municipality, and the year of its code. */
function statedFaults(path: string, properties: unknown, given: Given): Fault[] {
  const name = `${path}.properties`;
  const { municipalityCode, year } = given;
  const stated = textAt(properties, given.names.municipality)?.trim() ?? null;
  const dated = textAt(properties, ['jrstatcode'])?.slice(0, 4) ?? null;
  const faults: Fault[] = [];
  if (stated !== null && municipalityCode !== null && stated !== municipalityCode) {
    const reason = `It says that it is of ${stated}, not ${municipalityCode}.`;
    faults.push({ name, code: 'import-other-municipality', reason });
  }
  if (dated !== null && dated !== `${year}`) {
    const reason = `Its code is of ${dated}, not ${year}.`;
    faults.push({ name, code: 'import-other-year', reason });
  }
  return faults;
}

function placeFaults(path: string, geometry: unknown): Fault[] {
  const faults = geometryFaults(geometry).map((each) => ({
    ...each,
    name: `${path}.${each.name}`,
  }));
  const first = firstPosition(geometry);
  const [x, y] = isList(first) ? (first as readonly [unknown, unknown]) : [null, null];
  if (typeof x !== 'number' || typeof y !== 'number') return faults;
  if (x > 1_000 && y > 100_000) return [{ name: `${path}.geometry`, ...RD_METRES }];
  const isLatitudeFirst = x > 50 && x < 54 && y > 3 && y < 8;
  return isLatitudeFirst ? [{ name: `${path}.geometry`, ...LATITUDE_FIRST }] : faults;
}

/** The first list of numbers within nested lists. */
function firstPosition(geometry: unknown): unknown {
  let found = isRecord(geometry) ? geometry['coordinates'] : null;
  while (isList(found) && isList(found[0])) found = found[0];
  return found;
}

function togetherFaults(
  features: readonly AreaFeature[],
  municipalityCode: string | null,
): Fault[] {
  const seen = new Map<string, number>();
  const first = features[0]?.code.slice(2, 6);
  return features.flatMap(({ index, code }) => {
    const name = `collection.features[${index}].properties`;
    const before = seen.get(code);
    seen.set(code, before ?? index);
    const isMixed = municipalityCode === null && code.slice(2, 6) !== first;
    const mixed = `${code}: The areas of a file are of one municipality.`;
    return [
      ...(before === undefined
        ? []
        : [{ name, code: 'import-twice', reason: `${code}: Feature ${before} has this code.` }]),
      ...(isMixed ? [{ name, code: 'import-other-municipality', reason: mixed }] : []),
    ];
  });
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

function refused(faults: readonly Fault[]): AreaImportReading {
  return { ok: false, faults };
}

function shapeFault(name: string, reason: string): Fault {
  return { name, code: 'import-shape', reason };
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
