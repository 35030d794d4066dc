import type { Fault } from '../domain-error.js';
import { tidyLine } from '../people/plain-text.js';
import { lineFault } from '../territory/address-file.js';
import {
  type AgeClass,
  AGE_CLASSES,
  ageClassOf,
  ageOn,
  identityFaults,
  type ResidentIdentity,
} from './resident-identity.js';

/** The columns that identify a resident, by every name that they go by. */
const OPEN_COLUMNS = {
  surname: ['achternaam', 'geslachtsnaam', 'surname'],
  postcode: ['postcode'],
  houseNumber: ['huisnummer', 'housenumber'],
  bornOn: ['geboortedatum', 'bornon'],
} as const;
/** The columns of a file whose sender has hashed the residents with the same key. */
const HASHED_COLUMNS = { residentRef: ['residentref'], ageClass: ['ageclass'] } as const;

/** Where each column stands in the file. */
export type RegisterColumns =
  | { readonly kind: 'open'; readonly at: Readonly<Record<keyof typeof OPEN_COLUMNS, number>> }
  | { readonly kind: 'hashed'; readonly at: Readonly<Record<keyof typeof HASHED_COLUMNS, number>> };

export type RegisterHeading =
  | { readonly ok: true; readonly columns: RegisterColumns }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** A line of a list of residents: to be hashed, or hashed. Of either kind only the hash is kept. */
export type RegisterLine =
  | { readonly identity: ResidentIdentity; readonly ageClass: AgeClass }
  | { readonly residentRef: string; readonly ageClass: AgeClass };

/**
 * Reads the first line of a list of residents: `achternaam;postcode;huisnummer;geboortedatum`, or
 * `residentRef;ageClass`, in any order. Other columns are passed over.
 */
export function registerHeading(cells: readonly string[]): RegisterHeading {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const hashed = placesOf(HASHED_COLUMNS, names);
  if (hashed.missing.length === 0) return { ok: true, columns: { kind: 'hashed', at: hashed.at } };
  const open = placesOf(OPEN_COLUMNS, names);
  if (open.missing.length === 0) return { ok: true, columns: { kind: 'open', at: open.at } };
  const reason = `There is no column ${open.missing.join(', ')}.`;
  return { ok: false, faults: [lineFault(1, 'register-columns', reason)] };
}

/** Reads one line of a list of residents, or says everything that is wrong with it. */
export function readRegisterLine(
  cells: readonly string[],
  line: number,
  { columns, todayOn }: { readonly columns: RegisterColumns; readonly todayOn: string },
): RegisterLine | readonly Fault[] {
  if (columns.kind === 'hashed') {
    const residentRef = (cells[columns.at.residentRef] ?? '').trim().toLowerCase();
    const written = (cells[columns.at.ageClass] ?? '').trim();
    const ageClass = AGE_CLASSES.find((each) => `${each}` === written);
    if (/^[0-9a-f]{64}$/.test(residentRef) && ageClass !== undefined) {
      return { residentRef, ageClass };
    }
    const reason = `A line is a hash of 64 signs and one of ${AGE_CLASSES.join(', ')}.`;
    return [lineFault(line, 'register-line', reason)];
  }
  const identity = identityIn(cells, columns.at);
  const faults = identityFaults(identity, todayOn);
  if (faults.length > 0) return faults.map(({ code, reason }) => lineFault(line, code, reason));
  return { identity, ageClass: ageClassOf(ageOn(identity.bornOn, todayOn)) };
}

/** The fault of a line with a resident who stands in an earlier one. */
export function residentTwice(line: number): Fault {
  return lineFault(line, 'resident-twice', 'An earlier line has this resident.');
}

function identityIn(
  cells: readonly string[],
  at: Readonly<Record<keyof typeof OPEN_COLUMNS, number>>,
): ResidentIdentity {
  const number = (cells[at.houseNumber] ?? '').trim();
  return {
    surname: tidyLine(cells[at.surname] ?? ''),
    postcode: cells[at.postcode] ?? '',
    houseNumber: /^\d+$/.test(number) ? Number(number) : 0,
    bornOn: dayFrom((cells[at.bornOn] ?? '').trim()),
  };
}

/** `1980-03-31`, `31-03-1980` and `19800331` are one day. */
function dayFrom(text: string): string {
  const dutch = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text);
  if (dutch !== null) {
    const [, day = '', month = '', year = ''] = dutch;
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  return text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

function placesOf<Column extends string>(
  wanted: Readonly<Record<Column, readonly string[]>>,
  names: readonly string[],
): { at: Readonly<Record<Column, number>>; missing: string[] } {
  const columns = Object.entries<readonly string[]>(wanted).map(
    ([column, known]) => [column, names.findIndex((name) => known.includes(name))] as const,
  );
  const missing = columns.flatMap(([column, place]) => {
    return place === -1 ? [wanted[column as Column][0] ?? column] : [];
  });
  return { at: Object.fromEntries(columns) as Record<Column, number>, missing };
}
