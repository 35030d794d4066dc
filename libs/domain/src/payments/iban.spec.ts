import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskIban, normaliseIban } from './iban.js';

const iban = fc.stringMatching(/^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/);

describe('an IBAN', () => {
  it('is kept without spaces and in capitals', () => {
    expect(normaliseIban(' nl91 ABNA\u00a00417 1643 00\t')).toBe('NL91ABNA0417164300');
  });

  it('is the same however it was typed, and when it is tidied twice', () => {
    fc.assert(
      fc.property(iban, (text) => {
        const spaced = text.replaceAll(/(.{4})/g, '$1 ').toLowerCase();

        expect(normaliseIban(spaced)).toBe(text);
        expect(normaliseIban(normaliseIban(spaced))).toBe(text);
      }),
    );
  });

  it('is masked but for its country and its last four characters', () => {
    expect(maskIban('NL91ABNA0417164300')).toBe('NL************4300');

    fc.assert(
      fc.property(iban, (text) => {
        const masked = maskIban(text);

        expect(masked).toHaveLength(text.length);
        expect(masked).toBe(`${text.slice(0, 2)}${'*'.repeat(text.length - 6)}${text.slice(-4)}`);
      }),
    );
  });
});
