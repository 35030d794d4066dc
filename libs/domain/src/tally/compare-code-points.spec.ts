import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareCodePoints } from './compare-code-points.js';

const byCodePoints = (left: string, right: string): number => {
  const lefts = Array.from(left, (character) => character.codePointAt(0) ?? 0);
  const rights = Array.from(right, (character) => character.codePointAt(0) ?? 0);
  const at = lefts.findIndex((point, index) => point !== rights[index]);
  if (at === -1) return lefts.length - rights.length;
  return (lefts[at] ?? 0) - (rights[at] ?? -1);
};

describe('compareCodePoints', () => {
  it('puts "10" before "9", and capitals before small letters', () => {
    expect(['9', '10', 'b', 'B', 'a'].toSorted(compareCodePoints)).toEqual([
      '10',
      '9',
      'B',
      'a',
      'b',
    ]);
  });

  it('puts characters beyond U+FFFF last, where < puts them before U+E000', () => {
    const ids = ['\u{1F333}', '\uFF01', '\uE000', 'z'];

    expect(ids.toSorted(compareCodePoints)).toEqual(['z', '\uE000', '\uFF01', '\u{1F333}']);
    expect(ids.toSorted()).toEqual(['z', '\u{1F333}', '\uE000', '\uFF01']);
  });

  it('agrees with comparing the lists of code points', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(Math.sign(compareCodePoints(left, right))).toBe(
          Math.sign(byCodePoints(left, right)),
        );
      }),
    );
  });
});
