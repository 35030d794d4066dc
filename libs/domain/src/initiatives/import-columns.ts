import type { Fault } from '../domain-error.js';

/** The columns that a file of initiatives can have, by their names in the first line. */
export const IMPORT_COLUMNS = [
  'title',
  'summary',
  'forWhom',
  'carriedOutBy',
  'applicantKind',
  'theme',
  'aims',
  'startsOn',
  'endsOn',
  'longitude',
  'latitude',
  'ownContribution',
  'otherFunding',
  'unforeseen',
  'costDescription',
  'costQuantity',
  'costUnit',
  'costRate',
  'costAmount',
  'costCategory',
  'behalfName',
  'behalfAddress',
  'behalfPhone',
  'consentOn',
  'consentForm',
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

const NEEDED: readonly ImportColumn[] = ['title', 'costDescription', 'costAmount'];

/** How many lines a file can have below its heading. */
export const IMPORT_LINES_MAX = 2_000;

/** A line of a file: its number as people count (the heading is 1), and its cells. */
export type ImportLine = { readonly number: number; readonly cells: readonly string[] };

/** What a line says, by column; what is not there is empty. */
export type ImportRecord = {
  readonly number: number;
  readonly values: Readonly<Record<ImportColumn, string>>;
};

/** Where each column stands; or what is wrong with the heading. */
type Heading =
  | { readonly ok: true; readonly places: ReadonlyMap<ImportColumn, number> }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads the heading: the columns in any order, upper and lower case alike; each once, and none that is not known. */
export function readHeading(line: ImportLine | undefined): Heading {
  const names = (line?.cells ?? []).map((cell) => cell.trim());
  const places = new Map<ImportColumn, number>();
  const faults: Fault[] = [];
  for (const [place, name] of names.entries()) {
    if (name === '') continue;
    const column = IMPORT_COLUMNS.find((known) => known.toLowerCase() === name.toLowerCase());
    if (column === undefined)
      faults.push(headingFault('unknown-column', `There is no column “${name.slice(0, 60)}”.`));
    else if (places.has(column))
      faults.push(headingFault('column-twice', `The column ${column} stands there twice.`));
    else places.set(column, place);
  }
  for (const column of NEEDED) {
    if (!places.has(column))
      faults.push(headingFault('column-missing', `The column ${column} is missing.`));
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, places };
}

/** The values of a line by column, without spaces around them. */
export function recordOf(
  { number, cells }: ImportLine,
  places: ReadonlyMap<ImportColumn, number>,
): ImportRecord {
  const values = Object.fromEntries(
    IMPORT_COLUMNS.map((column) => {
      const place = places.get(column);
      return [column, place === undefined ? '' : (cells[place] ?? '').trim()];
    }),
  );
  return { number, values: values as Record<ImportColumn, string> };
}

function headingFault(code: string, reason: string): Fault {
  return { name: 'line 1', code, reason };
}
