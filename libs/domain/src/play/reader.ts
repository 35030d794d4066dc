import type { Fault } from '../domain-error.js';
import { type Cents, cents, CENTS_MAX } from '../money/cents.js';

/** How amounts of cents stand in JSON: as whole numbers (requests), or as decimal text (kept documents). */
export type AmountForm = 'number' | 'text';

/** Reads JSON that nobody has checked yet, and collects everything that is wrong with it. */
export type Reader = { readonly faults: Fault[]; readonly amounts: AmountForm };

/** Notes a fault, and gives a value to go on with: the outcome is not used once there are faults. */
export function refuse<Value>(
  { faults }: Reader,
  name: string,
  reason: string,
  instead: Value,
): Value {
  faults.push({ name, code: 'rule-parameter-refused', reason });
  return instead;
}

/** The fields of a JSON object; those that are not `known` are faults. */
export function readFields(
  reader: Reader,
  name: string,
  value: unknown,
  known: readonly string[],
): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(reader, name, 'This is an object with fields.', {});
  }
  for (const field of Object.keys(value)) {
    if (!known.includes(field)) refuse(reader, `${name}.${field}`, 'There is no such field.', null);
  }
  return { ...value };
}

/** A whole number between two bounds, both inclusive. */
export function readWhole(
  reader: Reader,
  name: string,
  value: unknown,
  [min, max]: readonly [number, number],
): number {
  const isRight = typeof value === 'number' && Number.isSafeInteger(value);
  return isRight && value >= min && value <= max
    ? value
    : refuse(reader, name, `This is a whole number from ${min} to ${max}.`, min);
}

/** An amount of 1 cent up to `CENTS_MAX`. */
export function readCents(reader: Reader, name: string, value: unknown): Cents {
  const isWritten =
    reader.amounts === 'number'
      ? Number.isSafeInteger(value)
      : typeof value === 'string' && /^\d{1,15}$/.test(value);
  const amount = isWritten ? BigInt(value as number | string) : 0n;
  return amount > 0n && amount <= CENTS_MAX
    ? cents(amount)
    : refuse(reader, name, `This is a whole number of cents from 1 to ${CENTS_MAX}.`, cents(1n));
}

/** One of a list of words. */
export function readWord(
  reader: Reader,
  name: string,
  value: unknown,
  words: readonly string[],
): string {
  return (
    words.find((word) => word === value) ??
    refuse(reader, name, `This is one of: ${words.join(', ')}.`, words[0] ?? '')
  );
}

/** Several of a list of words, each once, in the order of that list. */
export function readWords(
  reader: Reader,
  name: string,
  value: unknown,
  { words, min }: { readonly words: readonly string[]; readonly min: number },
): string[] {
  if (!Array.isArray(value) || value.length < min || value.length > words.length) {
    return refuse(reader, name, `This is a list of ${min} to ${words.length} of the words.`, []);
  }
  const read = value.map((one, index) => readWord(reader, `${name}[${index}]`, one, words));
  if (new Set(read).size !== read.length) refuse(reader, name, 'Name each once.', null);
  return words.filter((word) => read.includes(word));
}

export function readFlag(reader: Reader, name: string, value: unknown): boolean {
  return typeof value === 'boolean' ? value : refuse(reader, name, 'This is true or false.', false);
}
