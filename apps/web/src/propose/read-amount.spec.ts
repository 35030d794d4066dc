import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readHundredths, typedHundredths } from './read-amount.js';

describe('an amount as somebody types it', () => {
  it.each([
    ['1250', 125_000],
    ['1.250', 125_000],
    ['€ 1.250,50', 125_050],
    ['1250,5', 125_050],
    ['12.50', 1_250],
    ['50,-', 5_000],
    ['0', 0],
    ['1.234.567,89', 123_456_789],
  ])('%s is %i cents', (text, cents) => {
    expect(readHundredths(text)).toBe(cents);
  });

  it.each(['', 'veel', '12,345', '1.25.0', '-5', '1,2,3', '1.2345', '999999999999', '1e5', '٣'])(
    '%s is no amount',
    (text) => {
      expect(readHundredths(text)).toBeNull();
    },
  );

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (cents) => {
        expect(readHundredths(typedHundredths(cents))).toBe(cents);
      }),
    );
  });
});
