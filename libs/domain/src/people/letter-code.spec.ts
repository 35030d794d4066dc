import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isLetterCode, LETTER_CODE_BYTES, letterCodeOf } from './letter-code.js';
import { normaliseLetterCode } from './sign-in.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytes = fc.uint8Array({ minLength: LETTER_CODE_BYTES, maxLength: LETTER_CODE_BYTES });

describe('a letter code', () => {
  it('is four groups of four signs that cannot be taken for each other', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        expect(letterCodeOf(random)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      }),
    );
  });

  it('spells its bytes from the first bit on, five bits a sign', () => {
    expect(letterCodeOf(new Uint8Array(10))).toBe('0000-0000-0000-0000');
    expect(
      letterCodeOf(
        new Uint8Array([
          0b00001_000, 0b10_00011_0, 0b0100_0010, 0b1_00110_00, 0b111_01000, 0, 0, 0, 0, 0,
        ]),
      ),
    ).toMatch(/^1234-5678-/);
  });

  it('differs when one of its 75 bits differs', () => {
    fc.assert(
      fc.property(bytes, fc.nat(74), (random, bit) => {
        const other = Uint8Array.from(random);
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (128 >> (bit & 7));

        expect(letterCodeOf(other)).not.toBe(letterCodeOf(random));
      }),
    );
  });

  it('is recognised with other capitals, spaces, dashes, and letters that look like digits', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = letterCodeOf(random);
        const typed = code
          .toLowerCase()
          .replaceAll('-', '  ')
          .replaceAll('0', 'o')
          .replaceAll('1', 'l');

        expect(isLetterCode(typed)).toBe(true);
        expect(normaliseLetterCode(typed)).toBe(normaliseLetterCode(code));
      }),
    );
  });

  it('is not recognised with any one sign wrong', () => {
    fc.assert(
      fc.property(bytes, fc.nat(15), fc.integer({ min: 1, max: 31 }), (random, at, step) => {
        const signs = normaliseLetterCode(letterCodeOf(random)).split('');
        signs[at] = ALPHABET.charAt((ALPHABET.indexOf(signs[at] ?? '') + step) % 32);

        expect(isLetterCode(signs.join(''))).toBe(false);
      }),
    );
  });

  it('is not recognised with any two different signs in each other’s place', () => {
    fc.assert(
      fc.property(bytes, fc.nat(15), fc.nat(15), (random, one, other) => {
        const signs = normaliseLetterCode(letterCodeOf(random)).split('');
        fc.pre(signs[one] !== signs[other]);
        [signs[one], signs[other]] = [signs[other] ?? '', signs[one] ?? ''];

        expect(isLetterCode(signs.join(''))).toBe(false);
      }),
    );
  });

  it.each(['', '0', '0000-0000-0000-000', '0000-0000-0000-0000-0', '0000-0000-0000-000U', '🙂'])(
    'is not %p',
    (text) => {
      expect(isLetterCode(text)).toBe(false);
    },
  );

  it('is not made from fewer than ten bytes', () => {
    expect(() => letterCodeOf(new Uint8Array(9))).toThrow(RangeError);
  });
});
