import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  compareRationals,
  formatRational,
  greatestCommonDivisor,
  rational,
  toFloat,
} from './rational.js';
import { conversionError, roundedDown, roundedUp, UNIT } from './rounding.js';

const whole = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 40n });

describe('rational numbers', () => {
  it('compare exactly where floats see no difference', () => {
    const third = rational(10n ** 30n, 3n * 10n ** 30n);
    const more = rational(10n ** 30n + 1n, 3n * 10n ** 30n);

    expect(toFloat(third)).toBe(toFloat(more));
    expect(compareRationals(third, more)).toBe(-1);
    expect(compareRationals(more, third)).toBe(1);
    expect(compareRationals(third, rational(1n, 3n))).toBe(0);
  });

  it('are written in lowest terms', () => {
    expect(formatRational(rational(-6n, 4n))).toBe('-3/2');
    expect(formatRational(rational(12n, 4n))).toBe('3');
    expect(formatRational(rational(0n, 7n))).toBe('0');
  });

  it('refuse a denominator that is not positive', () => {
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(() => rational(1n, -2n)).toThrow(RangeError);
  });

  it('become floats within two units of the last place', () => {
    fc.assert(
      fc.property(whole, positive, (numerator, denominator) => {
        const float = toFloat(rational(numerator, denominator));

        // float = mantissa / 2^1074 exactly, for any finite float.
        const exact = exactOf(float);
        const gap =
          exact.numerator * denominator - numerator * exact.denominator < 0n
            ? numerator * exact.denominator - exact.numerator * denominator
            : exact.numerator * denominator - numerator * exact.denominator;
        const size = (numerator < 0n ? -numerator : numerator) * exact.denominator;
        expect(gap * 2n ** 52n <= size).toBe(true);
      }),
    );
  });

  it('have a greatest common divisor that divides both', () => {
    expect(greatestCommonDivisor(0n, 7n)).toBe(7n);
    fc.assert(
      fc.property(positive, positive, positive, (left, right, factor) => {
        const divisor = greatestCommonDivisor(left * factor, right * factor);

        expect(divisor % factor).toBe(0n);
        expect((left * factor) % divisor).toBe(0n);
        expect((right * factor) % divisor).toBe(0n);
      }),
    );
  });
});

describe('rounding bounds', () => {
  it('lie strictly outside what one operation may have rounded away', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-200, max: 1e200, noNaN: true }), (value) => {
        expect(roundedDown(value)).toBeLessThan(value * (1 - 4 * UNIT));
        expect(roundedUp(value)).toBeGreaterThan(value * (1 + 4 * UNIT));
      }),
    );
  });

  it('are 0 for whole numbers that a float holds, and no less than the error for others', () => {
    expect(conversionError(2n ** 53n)).toBe(0);
    expect(conversionError(2n ** 53n + 1n)).toBeGreaterThanOrEqual(1);
    expect(conversionError(-(2n ** 53n) - 1n)).toBeGreaterThanOrEqual(1);
  });
});

function exactOf(float: number): { numerator: bigint; denominator: bigint } {
  let [value, denominator] = [float, 1n];
  while (!Number.isInteger(value)) {
    value *= 2;
    denominator *= 2n;
  }
  return { numerator: BigInt(value), denominator };
}
