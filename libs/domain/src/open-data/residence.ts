import type { Fault } from '../domain-error.js';
import { lineFault } from '../territory/address-file.js';

/** Who says in which buurt somebody lives: the person, or a register of the municipality. */
export const RESIDENCE_SOURCES = ['own-word', 'register'] as const;
export type ResidenceSource = (typeof RESIDENCE_SOURCES)[number];

/** In which buurt somebody lives. It is used for figures about areas, and for nothing else. */
export type Residence = {
  readonly personId: string;
  readonly areaId: string;
  readonly sinceOn: string;
  readonly source: ResidenceSource;
  readonly version: number;
};

/** What is wrong with an area as the buurt where somebody lives; null where there is no such area. */
export function residenceFaults(area: { readonly kind: string } | null): Fault[] {
  if (area?.kind === 'buurt') return [];
  return [{ name: 'areaId', code: 'residence-buurt', reason: 'This is no buurt here.' }];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where the two columns stand in a file of residences: `person` and `buurt`, in any order. */
export function residenceHeading(
  cells: readonly string[],
): { readonly person: number; readonly buurt: number } | Fault {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const [person, buurt] = [names.indexOf('person'), names.indexOf('buurt')];
  if (person !== -1 && buurt !== -1) return { person, buurt };
  return lineFault(1, 'residence-columns', 'The columns are person and buurt.');
}

/** Reads one line of a file of residences, or says what is wrong with it. */
export function readResidenceLine(
  cells: readonly string[],
  line: number,
  columns: { readonly person: number; readonly buurt: number },
): { readonly personId: string; readonly code: string } | Fault {
  const personId = (cells[columns.person] ?? '').trim().toLowerCase();
  const code = (cells[columns.buurt] ?? '').trim().toUpperCase();
  if (!UUID.test(personId))
    return lineFault(line, 'residence-person', 'This is no id of a person.');
  if (!/^BU\d{4}[0-9A-Z]{4}$/.test(code)) {
    return lineFault(line, 'residence-code', 'The code of a buurt is such as BU03610102.');
  }
  return { personId, code };
}
