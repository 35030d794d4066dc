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
import { type LineReader, readLines } from '#platform';

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
  const register = new GrowingRegister(expected);
  const faults = await readLines(chunks, register);
  const { residentRefs, ageClasses, lines } = register;
  return { residentRefs, ageClasses, lines, faults };
}

class GrowingRegister implements LineReader {
  readonly residentRefs: string[] = [];
  readonly ageClasses: AgeClass[] = [];
  readonly lines: number[] = [];
  private readonly seen = new Set<string>();
  private columns: RegisterColumns | null = null;

  constructor(private readonly expected: Expected) {}

  heading(cells: readonly string[]): readonly Fault[] {
    const heading = registerHeading(cells);
    if (heading.ok) this.columns = heading.columns;
    return heading.ok ? [] : heading.faults;
  }

  line(cells: readonly string[], line: number): readonly Fault[] | Fault | null {
    if (this.columns === null) return null;
    const { refOf, todayOn } = this.expected;
    const read = readRegisterLine(cells, line, { columns: this.columns, todayOn });
    if (!('ageClass' in read)) return read;
    const residentRef = 'residentRef' in read ? read.residentRef : refOf(read.identity);
    if (this.seen.has(residentRef)) return residentTwice(line);
    this.seen.add(residentRef);
    this.residentRefs.push(residentRef);
    this.ageClasses.push(read.ageClass);
    this.lines.push(line);
    return null;
  }

  end(): readonly Fault[] {
    return this.residentRefs.length === 0
      ? [lineFault(1, 'register-empty', 'The list has no residents.')]
      : [];
  }
}
