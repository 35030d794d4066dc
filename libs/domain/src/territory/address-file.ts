import type { Fault } from '../domain-error.js';
import { type Address, isHouseNumber, isPostcode, tidyPostcode } from './address.js';

/** One line of a directory: an address, and the code of its buurt such as BU03610102. */
export type AddressLine = Address & { readonly buurtCode: string };

const COLUMNS = ['pc6', 'huisnummer', 'buurt', 'wijk', 'gemeente'] as const;
type Column = (typeof COLUMNS)[number];

/** Where each column stands in the file. */
export type AddressColumns = Readonly<Record<Column, number>>;

export type AddressHeading =
  | { readonly ok: true; readonly columns: AddressColumns }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads the first line of a directory as Statistics Netherlands publishes it:
 * `PC6;Huisnummer;Buurt2025;Wijk2025;Gemeente2025`, in any order. Years in it are the year asked for.
 */
export function addressHeading(cells: readonly string[], year: number): AddressHeading {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const columns = COLUMNS.map(
    (column) => [column, names.findIndex((name) => name.replace(/\d{4}$/, '') === column)] as const,
  );
  const missing = columns.filter(([, place]) => place === -1).map(([column]) => column);
  const years = names.flatMap((name) => /^(?:buurt|wijk|gemeente)(\d{4})$/.exec(name)?.[1] ?? []);
  const other = years.find((each) => each !== `${year}`);
  const faults = [
    ...(missing.length === 0
      ? []
      : [lineFault(1, 'address-columns', `There is no column ${missing.join(', ')}.`)]),
    ...(other === undefined
      ? []
      : [lineFault(1, 'address-year', `The columns are of ${other}, not ${year}.`)]),
  ];
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, columns: Object.fromEntries(columns) as AddressColumns };
}

export type AddressReading = AddressLine | Fault;

/** What the lines of a directory have to agree with. */
export type AddressBounds = {
  /** Such as GM0361; null where the municipality's own code is not known. */
  readonly municipalityCode: string | null;
  /** The codes of the buurten that the municipality has in that year. */
  readonly buurtCodes: ReadonlySet<string>;
};

const DIGITS = { buurt: 8, wijk: 6, gemeente: 4 } as const;
const PREFIXES = { buurt: 'BU', wijk: 'WK', gemeente: 'GM' } as const;

/**
 * Reads one line of a directory, or says what is wrong with it. Codes may lack their letters (BU, WK,
 * GM) and the zeros they begin with, as in a file that a spreadsheet has saved.
 */
export function readAddressLine(
  cells: readonly string[],
  line: number,
  { columns, bounds }: { readonly columns: AddressColumns; readonly bounds: AddressBounds },
): AddressReading {
  const postcode = tidyPostcode(cells[columns.pc6] ?? '');
  const number = (cells[columns.huisnummer] ?? '').trim();
  const houseNumber = /^\d+$/.test(number) ? Number(number) : 0;
  const [buurt, wijk, gemeente] = [
    codeIn(cells, columns, 'buurt'),
    codeIn(cells, columns, 'wijk'),
    codeIn(cells, columns, 'gemeente'),
  ];
  if (!isPostcode(postcode)) return lineFault(line, 'postcode', 'A postcode is such as 1811AB.');
  if (!isHouseNumber(houseNumber)) {
    return lineFault(line, 'house-number', 'A house number is 1 to 99999, without letters.');
  }
  const fault = codesFault(line, { buurt, wijk, gemeente }, bounds);
  return fault ?? { postcode, houseNumber, buurtCode: buurt };
}

type Codes = { readonly buurt: string; readonly wijk: string; readonly gemeente: string };

function codesFault(
  line: number,
  { buurt, wijk, gemeente }: Codes,
  { municipalityCode, buurtCodes }: AddressBounds,
): Fault | null {
  if (!buurt.startsWith(`BU${wijk.slice(2)}`) || !wijk.startsWith(`WK${gemeente.slice(2)}`)) {
    const reason = `Buurt ${buurt}, wijk ${wijk} and gemeente ${gemeente} do not go together.`;
    return lineFault(line, 'address-codes', reason);
  }
  if (municipalityCode !== null && gemeente !== municipalityCode) {
    const reason = `This address is in ${gemeente}, not ${municipalityCode}.`;
    return lineFault(line, 'address-other-municipality', reason);
  }
  if (!buurtCodes.has(buurt)) {
    return lineFault(line, 'address-buurt-unknown', `There is no buurt ${buurt} in that year.`);
  }
  return null;
}

/** The fault of a line that puts an address in another buurt than a line before it. */
export function addressTwice(line: number): Fault {
  return lineFault(line, 'address-twice', 'An earlier line has this address in another buurt.');
}

/** A fault in a line of a file; lines count from 1, the heading included. */
export function lineFault(line: number, code: string, reason: string): Fault {
  return { name: `line ${line}`, code, reason };
}

function codeIn(
  cells: readonly string[],
  columns: AddressColumns,
  column: keyof typeof DIGITS,
): string {
  const cell = (cells[columns[column]] ?? '').trim().toUpperCase();
  const prefix = PREFIXES[column];
  const bare = cell.startsWith(prefix) ? cell.slice(prefix.length) : cell;
  return `${prefix}${bare.padStart(DIGITS[column], '0')}`;
}
