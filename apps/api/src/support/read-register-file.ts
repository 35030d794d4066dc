import { parse, type CsvError } from 'csv-parse';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  type AgeClass,
  type Fault,
  lineFault,
  readRegisterLine,
  type RegisterColumns,
  registerHeading,
  type ResidentIdentity,
  residentTwice,
} from '#domain';

/** How many faults are named; of the others only the number is told. */
const FAULTS_MAX = 100;
/** No line of a list of residents is longer. */
const LINE_LENGTH_MAX = 2_000;

export type RegisterFile = {
  readonly residentRefs: readonly string[];
  readonly ageClasses: readonly AgeClass[];
  readonly lines: readonly number[];
  /** The first hundred faults, and how many more there are. */
  readonly faults: readonly Fault[];
};

type Expected = {
  readonly todayOn: string;
  /** What stands for a resident; nothing else of a line is kept. */
  readonly refOf: (identity: ResidentIdentity) => string;
};

/**
 * Reads a list of residents (CSV, with semicolons or commas) while it comes in. Each line is hashed as
 * soon as it is read, so at no moment are there more names in memory than one piece of the file has.
 */
export async function readRegisterFile(
  chunks: AsyncIterable<Buffer>,
  expected: Expected,
): Promise<RegisterFile> {
  const file = new GrowingRegister(expected);
  const parser = parse({
    bom: true,
    delimiter: [';', ','],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LINE_LENGTH_MAX,
    // Here, and not from the stream: what is wrong further down must not hide the lines before it.
    on_record: (record: readonly string[], { lines }: { readonly lines: number }) => {
      file.add(record, lines);
      return null;
    },
  });
  parser.resume();
  try {
    await pipeline(Readable.from(chunks), parser);
  } catch (error) {
    if (!isCsvError(error)) throw error;
    file.refuse(lineFault(error.lines ?? 1, 'csv', 'From here on this is no CSV.'));
  }
  return file.finish();
}

class GrowingRegister {
  private readonly residentRefs: string[] = [];
  private readonly ageClasses: AgeClass[] = [];
  private readonly lines: number[] = [];
  private readonly seen = new Set<string>();
  private readonly faults: Fault[] = [];
  private faultCount = 0;
  private columns: RegisterColumns | null = null;
  private isHeaded = false;

  constructor(private readonly expected: Expected) {}

  add(cells: readonly string[], line: number): void {
    if (!this.isHeaded) this.readHeading(cells);
    else if (this.columns !== null) this.readLine(cells, line, this.columns);
  }

  refuse(fault: Fault): void {
    this.faultCount += 1;
    if (this.faults.length < FAULTS_MAX) this.faults.push(fault);
  }

  finish(): RegisterFile {
    const { residentRefs, ageClasses, lines } = this;
    if (this.faultCount === 0 && residentRefs.length === 0) {
      this.refuse(lineFault(1, 'register-empty', 'The list has no residents.'));
    }
    const more = this.faultCount - this.faults.length;
    const rest: Fault[] =
      more === 0
        ? []
        : [{ name: 'file', code: 'more-faults', reason: `There are ${more} more faults.` }];
    return { residentRefs, ageClasses, lines, faults: [...this.faults, ...rest] };
  }

  private readHeading(cells: readonly string[]): void {
    this.isHeaded = true;
    const heading = registerHeading(cells);
    if (heading.ok) this.columns = heading.columns;
    else for (const fault of heading.faults) this.refuse(fault);
  }

  private readLine(cells: readonly string[], line: number, columns: RegisterColumns): void {
    const { refOf, todayOn } = this.expected;
    const read = readRegisterLine(cells, line, { columns, todayOn });
    if (!('ageClass' in read)) {
      for (const fault of read) this.refuse(fault);
      return;
    }
    const residentRef = 'residentRef' in read ? read.residentRef : refOf(read.identity);
    if (this.seen.has(residentRef)) {
      this.refuse(residentTwice(line));
      return;
    }
    this.seen.add(residentRef);
    this.residentRefs.push(residentRef);
    this.ageClasses.push(read.ageClass);
    this.lines.push(line);
  }
}

function isCsvError(error: unknown): error is CsvError & { readonly lines?: number } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
