import type { Fault } from '../domain-error.js';
import { type Cents, cents } from '../money/cents.js';
import type { ImportColumn, ImportRecord } from './import-columns.js';

const AMOUNT = /^(\d{1,10})(?:[.,](\d{1,2}))?$/;
const DEGREES = /^-?\d{1,3}(?:[.,]\d{1,15})?$/;
const HUNDRED = 100n;

/** Reads the values of one line, and gathers what is wrong with them. */
export class RecordReader {
  readonly faults: Fault[] = [];

  constructor(private readonly record: ImportRecord) {}

  text(column: ImportColumn): string {
    return this.record.values[column];
  }

  isEmpty(...columns: readonly ImportColumn[]): boolean {
    return columns.every((column) => this.record.values[column] === '');
  }

  /** One of some values; null for an empty cell. */
  choice<Value extends string>(column: ImportColumn, values: readonly Value[]): Value | null {
    const text = this.text(column);
    if (text === '') return null;
    const found = values.find((value) => value === text.toLowerCase());
    if (found === undefined) this.refuse(column, 'is-in', `is one of: ${values.join(', ')}`);
    return found ?? null;
  }

  /** Several of some values with spaces between them; `none` for none, null for an empty cell. */
  choices<Value extends string>(column: ImportColumn, values: readonly Value[]): Value[] | null {
    const text = this.text(column).toLowerCase();
    if (text === '') return null;
    if (text === 'none') return [];
    const words = [...new Set(text.split(/[\s,]+/))];
    const found = words.flatMap((word) => values.find((value) => value === word) ?? []);
    if (found.length === words.length) return found;
    this.refuse(column, 'is-in', `is none, or some of: ${values.join(', ')}`);
    return null;
  }

  /** An amount in euros, with a comma or a point and no other signs, as cents; null for an empty cell. */
  euros(column: ImportColumn): Cents | null {
    const hundredths = this.hundredths(column, 'is an amount in euros, such as 1250,50');
    return hundredths === null ? null : cents(hundredths);
  }

  /** A number with at most two decimals, in hundredths; null for an empty cell. */
  quantity(column: ImportColumn): number | null {
    const hundredths = this.hundredths(column, 'is a number with at most two decimals');
    return hundredths === null ? null : Number(hundredths);
  }

  degrees(column: ImportColumn, most: number): number | null {
    const text = this.text(column);
    if (text === '') return null;
    const value = Number(text.replace(',', '.'));
    if (DEGREES.test(text) && value >= -most && value <= most) return value;
    this.refuse(column, 'is-degrees', `is a number of degrees from -${most} to ${most}`);
    return null;
  }

  refuse(column: ImportColumn, code: string, rule: string): void {
    this.faults.push({
      name: `line ${this.record.number}`,
      code,
      reason: `The column ${column} ${rule}.`,
    });
  }

  private hundredths(column: ImportColumn, rule: string): bigint | null {
    const text = this.text(column);
    if (text === '') return null;
    const [, whole, decimals = ''] = AMOUNT.exec(text) ?? [];
    if (whole === undefined) {
      this.refuse(column, 'is-amount', rule);
      return null;
    }
    return BigInt(whole) * HUNDRED + BigInt(decimals.padEnd(2, '0'));
  }
}
