import { normaliseLetterCode } from './sign-in.js';

/** Crockford's base32: no I, L, O or U, so that no two signs look alike on paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SIGNS = 15;
const GROUP = 4;
/** x^5 + x^2 + 1: the field of 32 elements, one for each sign. */
const FIELD = 0b100101;

/** How many random bytes a letter code takes; 75 of their bits are used. */
export const LETTER_CODE_BYTES = 10;

/**
 * The code of a letter, such as `7ZQ4-M0KX-H2VD-9TRB`, from random bytes: fifteen signs of five
 * bits each and one that checks them. The same bytes give the same code.
 *
 * @throws RangeError with fewer than ten bytes
 */
export function letterCodeOf(bytes: Uint8Array): string {
  if (bytes.length < LETTER_CODE_BYTES) throw new RangeError('A letter code takes ten bytes.');
  const digits = Array.from({ length: SIGNS }, (_, index) => fiveBitsAt(bytes, index * 5));
  const signs = [...digits, double(checkOf(digits))].map((digit) => ALPHABET.charAt(digit));
  return signs.join('').replaceAll(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$&-');
}

/**
 * Whether a text is a letter code that was typed without a slip, whatever its capitals, spaces
 * and dashes. One wrong sign is always seen, and so are two signs that changed places.
 */
export function isLetterCode(text: string): boolean {
  const digits = Array.from(normaliseLetterCode(text), (sign) => ALPHABET.indexOf(sign));
  return digits.length === SIGNS + 1 && !digits.includes(-1) && checkOf(digits) === 0;
}

/** The signs as the coefficients of a polynomial over the field, valued at x (Horner's rule). */
function checkOf(digits: readonly number[]): number {
  return digits.reduce((sum, digit) => double(sum) ^ digit, 0);
}

/** Times x in the field. */
function double(element: number): number {
  const shifted = element << 1;
  return shifted >= ALPHABET.length ? shifted ^ FIELD : shifted;
}

function fiveBitsAt(bytes: Uint8Array, bit: number): number {
  const at = bit >> 3;
  const two = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return (two >> (11 - (bit & 7))) & 31;
}
