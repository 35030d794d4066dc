import { CsvError, parse } from 'csv-parse/sync';
import { type DrawEntry, drawEntryFaults, isStratumName } from '#domain';
import { CliFailure, withChoices, wrongUse } from '../cli-failure.js';
import { textOf } from './read-file.js';

/** Which columns of a list make an entry; what else stands in it, such as a name, is not read. */
export type ListColumns = {
  readonly code: string;
  /** The columns whose values make the stratum, joined by ` / `. */
  readonly strata: readonly string[];
};

export const PUBLISHED_COLUMNS: ListColumns = { code: 'code', strata: ['stratum'] };

/** How many faults are shown; more of them help nobody. */
const FAULTS_SHOWN = 20;

type Row = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/**
 * The entries in a CSV file with a header, between commas or, as a Dutch spreadsheet writes it, between
 * semicolons.
 *
 * @throws {CliFailure} with every fault by its line, exit code 1; or 2 when a column is not there
 */
export async function readList(path: string, columns: ListColumns): Promise<DrawEntry[]> {
  const [header, ...rows] = rowsOf(await textOf(path), path);
  if (header === undefined) throw wrongUse(`${path} is empty.`);
  const places = placesOf(header.record, columns, path);
  const entries = rows.map(({ record }) => ({
    code: (record[places.code] ?? '').trim(),
    stratum: places.strata
      .map((place) => (record[place] ?? '').trim().normalize('NFC'))
      .join(' / '),
  }));
  const faults = [...widthFaults(rows, header), ...entryFaults(entries, rows)];
  if (faults.length > 0) {
    const shown = faults.toSorted((one, other) => one.line - other.line).slice(0, FAULTS_SHOWN);
    const lines = shown.map(({ line, reason }) => `line ${line}: ${reason}`);
    throw new CliFailure(withChoices(`${path} is not a list to draw from.`, lines));
  }
  return entries;
}

type LineFault = { readonly line: number; readonly reason: string };

function rowsOf(text: string, path: string): Row[] {
  const [first = ''] = text.split('\n', 1);
  const delimiter = first.includes(';') && !first.includes(',') ? ';' : ',';
  try {
    return parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as Row[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CliFailure(withChoices(`${path} is not a list to draw from.`, [error.message]));
  }
}

function placesOf(
  header: readonly string[],
  columns: ListColumns,
  path: string,
): { readonly code: number; readonly strata: readonly number[] } {
  const names = header.map((name) => name.trim());
  const missing = [columns.code, ...columns.strata].filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw wrongUse(withChoices(`${path} has no column ${missing.join(', ')}. It has:`, names));
  }
  return {
    code: names.indexOf(columns.code),
    strata: columns.strata.map((name) => names.indexOf(name)),
  };
}

function widthFaults(rows: readonly Row[], header: Row): LineFault[] {
  const width = header.record.length;
  return rows
    .filter(({ record }) => record.length !== width)
    .map(({ record, info }) => ({
      line: info.lines,
      reason: `There are ${record.length} cells, and ${width} columns.`,
    }));
}

function entryFaults(entries: readonly DrawEntry[], rows: readonly Row[]): LineFault[] {
  const lineOf = (index: number): number => rows[index]?.info.lines ?? 0;
  const strange = entries.flatMap(({ stratum }, index) =>
    isStratumName(stratum)
      ? []
      : [{ line: lineOf(index), reason: `"${stratum}" cannot be the name of a group.` }],
  );
  const known = new Set(entries.map(({ stratum }) => stratum));
  const faults = drawEntryFaults(entries, known).map(({ name, reason }) => ({
    line: lineOf(Number(/\d+/.exec(name)?.[0])),
    reason,
  }));
  return [...strange, ...faults];
}
