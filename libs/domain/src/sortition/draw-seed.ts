import type { Fault } from '../domain-error.js';
import type { HashText } from '../tally/drawn-order.js';

/** How the public value is written, so that there is one way only to write what became known. */
export const PUBLIC_VALUE_FORMS = ['digits', 'sorted-numbers', 'hex'] as const;
export type PublicValueForm = (typeof PUBLIC_VALUE_FORMS)[number];

export const PUBLIC_VALUE_LENGTH_MAX = 600;

/** 22 signs of 64 different ones are 132 bits: nobody finds the secret from its seal by trying. */
const SECRET = /^[A-Za-z0-9_-]{22,200}$/;
const SEED_FORMAT = 'wijkkas-draw-seed/1';

const FORMS: Readonly<Record<PublicValueForm, { readonly shape: RegExp; readonly hint: string }>> =
  {
    digits: { shape: /^[0-9]+$/, hint: 'Digits only, without spaces, such as 004217.' },
    'sorted-numbers': {
      shape: /^(0|[1-9][0-9]{0,8})( (0|[1-9][0-9]{0,8}))*$/,
      hint: 'Whole numbers, smallest first, with one space between, such as 3 11 24 40.',
    },
    hex: { shape: /^[0-9a-f]+$/, hint: 'Hexadecimal digits in lower case, such as 9f03ab.' },
  };

/** What sealed the secret: the SHA-256 of its text, published before the public value is known. */
export function sealOf(secret: string, sha256: HashText): string {
  return sha256(secret);
}

/** What is wrong with a secret: it has 22 to 200 letters, digits, dashes and underscores. */
export function secretFaults(secret: string): Fault[] {
  if (SECRET.test(secret)) return [];
  const reason = 'A secret has 22 to 200 letters, digits, dashes and underscores.';
  return [{ name: 'secret', code: 'draw-secret', reason }];
}

/** What is wrong with a public value, in the form that was announced for it. */
export function publicValueFaults(value: string, form: PublicValueForm): Fault[] {
  const { shape, hint } = FORMS[form];
  const isWell =
    value.length <= PUBLIC_VALUE_LENGTH_MAX &&
    shape.test(value) &&
    (form !== 'sorted-numbers' || isSorted(value.split(' ').map(Number)));
  return isWell ? [] : [{ name: 'publicValue', code: 'draw-public-value', reason: hint }];
}

function isSorted(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || (numbers[index - 1] ?? 0) <= number);
}

/**
 * The seed of a draw: the SHA-256, in hex, of four lines, each ended by a line feed: the name of the
 * format, the hash of the list, the secret, and the public value. Nobody who knew one of the last two
 * could steer it without the other, and it fits this list only.
 */
export function drawSeed(
  given: {
    readonly listHash: string;
    readonly secret: string;
    readonly publicValue: string;
  },
  sha256: HashText,
): string {
  return sha256(`${SEED_FORMAT}\n${given.listHash}\n${given.secret}\n${given.publicValue}\n`);
}
