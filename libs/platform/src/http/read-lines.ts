import { parse, type CsvError } from 'csv-parse';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Fault, lineFault } from '#domain';

/** How many faults are named; of the others only the number is told. */
const FAULTS_MAX = 100;
/** No line of any of these files is longer; those of Statistics Netherlands have a hundred columns. */
const LINE_LENGTH_MAX = 10_000;

/** Takes the first line, and says what is wrong with it; then every other line; then, when all was right, the end. */
export type LineReader = {
  heading(cells: readonly string[]): readonly Fault[];
  line(cells: readonly string[], line: number): readonly Fault[] | Fault | null;
  end?(): readonly Fault[];
};

/**
 * Reads a file of lines (CSV, with semicolons or commas) while it comes in. After a heading that is
 * wrong no line is looked at: nobody knows what stands in it.
 *
 * @returns the first hundred faults, by line, and how many more there are
 */
export async function readLines(
  chunks: AsyncIterable<Buffer>,
  reader: LineReader,
): Promise<Fault[]> {
  const found = new FaultList();
  let state: 'before' | 'reading' | 'headless' = 'before';
  const take = (cells: readonly string[], line: number): void => {
    if (state === 'reading') found.add(listOf(reader.line(cells, line)));
    if (state !== 'before') return;
    const wrong = reader.heading(cells);
    found.add(wrong);
    state = wrong.length === 0 ? 'reading' : 'headless';
  };
  const parser = parse({
    bom: true,
    delimiter: [';', ','],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LINE_LENGTH_MAX,
    // Here, and not from the stream: what is wrong further down must not hide the lines before it.
    on_record: (record: readonly string[], { lines }: { readonly lines: number }) => {
      take(record, lines);
      return null;
    },
  });
  parser.resume();
  try {
    await pipeline(Readable.from(chunks), parser);
  } catch (error) {
    if (!isCsvError(error)) throw error;
    found.add([lineFault(error.lines ?? 1, 'csv', 'From here on this is no CSV.')]);
  }
  if (found.count === 0) found.add(reader.end?.() ?? []);
  return found.told();
}

function listOf(found: readonly Fault[] | Fault | null): readonly Fault[] {
  if (found === null) return [];
  return 'reason' in found ? [found] : found;
}

class FaultList {
  count = 0;
  private readonly faults: Fault[] = [];

  add(faults: readonly Fault[]): void {
    this.count += faults.length;
    this.faults.push(...faults.slice(0, FAULTS_MAX - this.faults.length));
  }

  told(): Fault[] {
    const more = this.count - this.faults.length;
    const reason = `There are ${more} more faults.`;
    return more === 0
      ? this.faults
      : [...this.faults, { name: 'file', code: 'more-faults', reason }];
  }
}

/** Whether the reader of CSV gave up on a text, and at which line. */
export function isCsvError(error: unknown): error is CsvError & { readonly lines?: number } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
