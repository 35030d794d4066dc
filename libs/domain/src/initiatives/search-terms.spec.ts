import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { searchTerms } from './search-terms.js';

describe('the words that somebody looks for', () => {
  it.each([
    ['Speeltuin, speeltuin & GLIJBAAN!', ['speeltuin', 'glijbaan']],
    ['café-terras 2026', ['café', 'terras', '2026']],
    ['a | b & !c:*', ['a', 'b', 'c']],
    ['  \u0000 ---', []],
  ])('in %p are %p', (text, words) => {
    expect(searchTerms(text)).toEqual(words);
  });

  it('are at most eight, each of at most forty characters, and without signs', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
        const terms = searchTerms(text);

        expect(terms.length).toBeLessThanOrEqual(8);
        for (const term of terms) expect(term).toMatch(/^[\p{L}\p{N}]{1,80}$/u);
      }),
    );
    expect(searchTerms('x'.repeat(60))).toEqual(['x'.repeat(40)]);
  });
});
