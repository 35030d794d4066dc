import { parse, type CsvError } from 'csv-parse';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  type AddressBounds,
  type AddressColumns,
  addressHeading,
  addressTwice,
  type Fault,
  lineFault,
  readAddressLine,
} from '#domain';

/** How many faults are named; of the others only the number is told. */
const FAULTS_MAX = 100;
/** No line of a directory is longer. */
const LINE_LENGTH_MAX = 1_000;

export type AddressFile = {
  readonly postcodes: readonly string[];
  readonly houseNumbers: readonly number[];
  readonly buurtCodes: readonly string[];
  /** The first hundred faults, and how many more there are. */
  readonly faults: readonly Fault[];
};

type Expected = { readonly year: number; readonly bounds: AddressBounds };
type CsvRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/**
 * Reads a directory of addresses (CSV, with semicolons or commas) while it comes in. An address that
 * stands there twice counts once.
 */
export async function readAddressFile(
  chunks: AsyncIterable<Buffer>,
  expected: Expected,
): Promise<AddressFile> {
  const file = new GrowingFile(expected);
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
      for await (const { record, info } of records) file.add(record, info.lines);
    });
  } catch (error) {
    if (!isCsvError(error)) throw error;
    file.refuse(lineFault(error.lines ?? 1, 'csv', 'From here on this is no CSV.'));
  }
  return file.finish();
}

class GrowingFile {
  private readonly postcodes: string[] = [];
  private readonly houseNumbers: number[] = [];
  private readonly buurtCodes: string[] = [];
  private readonly seen = new Map<string, string>();
  private readonly faults: Fault[] = [];
  private faultCount = 0;
  private columns: AddressColumns | null = null;
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

  finish(): AddressFile {
    const { postcodes, houseNumbers, buurtCodes } = this;
    if (this.faultCount === 0 && postcodes.length === 0) {
      this.refuse(lineFault(1, 'address-file-empty', 'The file has no addresses.'));
    }
    const more = this.faultCount - this.faults.length;
    const rest: Fault[] =
      more === 0
        ? []
        : [{ name: 'file', code: 'more-faults', reason: `There are ${more} more faults.` }];
    return { postcodes, houseNumbers, buurtCodes, faults: [...this.faults, ...rest] };
  }

  private readHeading(cells: readonly string[]): void {
    this.isHeaded = true;
    const heading = addressHeading(cells, this.expected.year);
    if (heading.ok) this.columns = heading.columns;
    else
      heading.faults.forEach((fault) => {
        this.refuse(fault);
      });
  }

  private readLine(cells: readonly string[], line: number, columns: AddressColumns): void {
    const read = readAddressLine(cells, line, { columns, bounds: this.expected.bounds });
    if ('reason' in read) {
      this.refuse(read);
      return;
    }
    const key = `${read.postcode}${read.houseNumber}`;
    const before = this.seen.get(key);
    if (before !== undefined) {
      if (before !== read.buurtCode) this.refuse(addressTwice(line));
      return;
    }
    this.seen.set(key, read.buurtCode);
    this.postcodes.push(read.postcode);
    this.houseNumbers.push(read.houseNumber);
    this.buurtCodes.push(read.buurtCode);
  }
}

function isCsvError(error: unknown): error is CsvError & { readonly lines?: number } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
