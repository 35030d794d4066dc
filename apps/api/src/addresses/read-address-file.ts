import {
  type AddressBounds,
  type AddressColumns,
  addressHeading,
  addressTwice,
  type Fault,
  lineFault,
  readAddressLine,
} from '#domain';
import { type LineReader, readLines } from '#platform';

export type AddressFile = {
  readonly postcodes: readonly string[];
  readonly houseNumbers: readonly number[];
  readonly buurtCodes: readonly string[];
  /** The first hundred faults, and how many more there are. */
  readonly faults: readonly Fault[];
};

type Expected = { readonly year: number; readonly bounds: AddressBounds };

/**
 * Reads a directory of addresses (CSV, with semicolons or commas) while it comes in. An address that
 * stands there twice counts once.
 */
export async function readAddressFile(
  chunks: AsyncIterable<Buffer>,
  expected: Expected,
): Promise<AddressFile> {
  const file = new GrowingFile(expected);
  const faults = await readLines(chunks, file);
  const { postcodes, houseNumbers, buurtCodes } = file;
  return { postcodes, houseNumbers, buurtCodes, faults };
}

class GrowingFile implements LineReader {
  readonly postcodes: string[] = [];
  readonly houseNumbers: number[] = [];
  readonly buurtCodes: string[] = [];
  private readonly seen = new Map<string, string>();
  private columns: AddressColumns | null = null;

  constructor(private readonly expected: Expected) {}

  heading(cells: readonly string[]): readonly Fault[] {
    const heading = addressHeading(cells, this.expected.year);
    if (heading.ok) this.columns = heading.columns;
    return heading.ok ? [] : heading.faults;
  }

  line(cells: readonly string[], line: number): Fault | null {
    if (this.columns === null) return null;
    const { bounds } = this.expected;
    const read = readAddressLine(cells, line, { columns: this.columns, bounds });
    if ('reason' in read) return read;
    const key = `${read.postcode}${read.houseNumber}`;
    const before = this.seen.get(key);
    if (before !== undefined) return before === read.buurtCode ? null : addressTwice(line);
    this.seen.set(key, read.buurtCode);
    this.postcodes.push(read.postcode);
    this.houseNumbers.push(read.houseNumber);
    this.buurtCodes.push(read.buurtCode);
    return null;
  }

  end(): readonly Fault[] {
    return this.postcodes.length === 0
      ? [lineFault(1, 'address-file-empty', 'The file has no addresses.')]
      : [];
  }
}
