import { describe, expect, it } from '@jest/globals';
import { cents } from '../money/cents.js';
import { formatAmount, parseAmount, parseDecimal, parseWhole } from './decimals.js';

describe('parseDecimal', () => {
  it.each([
    ['12', 12n, 0],
    ['-3.50', -35n, 1],
    ['400000.0', 400_000n, 0],
    ['0,25', 25n, 2],
    [' 7 ', 7n, 0],
    ['+1', 1n, 0],
  ])('reads %j exactly', (text, coefficient, decimals) => {
    expect(parseDecimal(text)).toEqual({ coefficient, decimals });
  });

  it.each(['', 'x', '1e6', '1.', '.5', '1 000', '12,345', '1,234,567', '--1', 'NaN'])(
    'refuses %j',
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );
});

describe('parseWhole', () => {
  it('takes a whole number however it is written, and no other', () => {
    expect([parseWhole('50'), parseWhole('50.0'), parseWhole('50.5')]).toEqual([50, 50, null]);
    expect(parseWhole('9007199254740993')).toBeNull();
  });
});

describe('parseAmount and formatAmount', () => {
  it('rounds what is finer than a cent down, to minus infinity', () => {
    expect(parseAmount('1.239')).toEqual({ amount: 123n, isExact: false });
    expect(parseAmount('-1.231')).toEqual({ amount: -124n, isExact: false });
  });

  it.each([
    [40_000_000n, '400000'],
    [750_050n, '7500.5'],
    [5n, '0.05'],
    [-120n, '-1.2'],
    [0n, '0'],
  ])('write %s cents as %s, which reads back as the same', (amount, text) => {
    expect(formatAmount(cents(amount))).toBe(text);
    expect(parseAmount(text)).toEqual({ amount, isExact: true });
  });
});
