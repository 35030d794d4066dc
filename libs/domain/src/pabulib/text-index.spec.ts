import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openTextIndex } from './text-index.js';

describe('openTextIndex', () => {
  it('tells two texts apart whose hashes are equal', () => {
    const index = openTextIndex(2);

    expect(index.add('Aa', 0, 2)).toBe(-1);
    expect(index.add('BB', 0, 2)).toBe(-1);
    expect(index.find('xBBx', 1, 3)).toBe(1);
  });

  it('gives every text the place at which it was first added', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 40 }), (texts) => {
        const places = new Map<string, number>();
        const index = openTextIndex(texts.length);

        for (const text of texts) {
          expect(index.add(`.${text}.`, 1, text.length + 1)).toBe(places.get(text) ?? -1);
          if (!places.has(text)) places.set(text, places.size);
        }

        for (const [text, place] of places) expect(index.find(text, 0, text.length)).toBe(place);
        expect(index.find('nowhere', 0, 7)).toBe(-1);
      }),
    );
  });
});
