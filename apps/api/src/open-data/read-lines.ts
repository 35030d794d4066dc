import { parse, type CsvError } from 'csv-parse';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Fault, lineFault } from '#domain';

/** How many faults are named; of the others only the number is told. */
const FAULTS_MAX = 100;
/** No line of these files is longer; those of Statistics Netherlands have a hundred columns. */
const LINE_LENGTH_MAX = 10_000;

type CsvRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/** Takes the first line, and says what is wrong with it; then every other line. */
export type LineReader = {
  heading(cells: readonly string[]): readonly Fault[];
  line(cells: readonly string[], line: number): Fault | null;
};

/**
 * Reads a file of lines (CSV, with semicolons or commas) while it comes in.
 *
 * @returns the first hundred faults, by line, and how many more there are
 */
export async function readLines(
  chunks: AsyncIterable<Buffer>,
  reader: LineReader,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  let more = 0;
  const refuse = (fault: Fault): void => {
    if (faults.length < FAULTS_MAX) faults.push(fault);
    else more += 1;
  };
  let state: 'before' | 'reading' | 'headless' = 'before';
  const take = ({ record, info }: CsvRecord): void => {
    if (state === 'headless') return;
    if (state === 'reading') {
      const fault = reader.line(record, info.lines);
      if (fault !== null) refuse(fault);
      return;
    }
    const wrong = reader.heading(record);
    wrong.forEach(refuse);
    state = wrong.length === 0 ? 'reading' : 'headless';
  };
  const parser = parse({
    bom: true,
    delimiter: [';', ','],
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LINE_LENGTH_MAX,
  });
  try {
    await pipeline(Readable.from(chunks), parser, async (records: AsyncIterable<CsvRecord>) => {
      for await (const record of records) take(record);
    });
  } catch (error) {
    if (!isCsvError(error)) throw error;
    refuse(lineFault(error.lines ?? 1, 'csv', 'From here on this is no CSV.'));
  }
  if (more > 0) {
    const reason = `There are ${more} more faults.`;
    faults.push({ name: 'file', code: 'more-faults', reason });
  }
  return faults;
}

function isCsvError(error: unknown): error is CsvError & { readonly lines?: number } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
