import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openTextIndex, type TextPiece } from './text-index.js';

const whole = (text: string): TextPiece => ({ text, from: 0, to: text.length });

describe('openTextIndex', () => {
  it('tells two texts apart whose hashes are equal', () => {
    const index = openTextIndex();

    expect(index.add(whole('Aa'))).toBe(-1);
    expect(index.add(whole('BB'))).toBe(-1);
    expect(index.find({ text: 'xBBx', from: 1, to: 3 })).toBe(1);
  });

  it('gives every text the place at which it was first added', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.nat().map(String)), {
          maxLength: 200,
        }),
        (texts) => {
          const places = new Map<string, number>();
          const index = openTextIndex();

          for (const text of texts) {
            const piece = { text: `.${text}.`, from: 1, to: text.length + 1 };
            expect(index.add(piece)).toBe(places.get(text) ?? -1);
            if (!places.has(text)) places.set(text, places.size);
          }

          for (const [text, place] of places) expect(index.find(whole(text))).toBe(place);
          expect(index.find(whole('nowhere'))).toBe(-1);
        },
      ),
    );
  });

  it('keeps apart thousands of texts whose hashes are all equal, in no more time than others', () => {
    let texts = [''];
    for (let pair = 0; pair < 14; pair += 1) {
      texts = texts.flatMap((text) => [`${text}Aa`, `${text}BB`]);
    }
    const index = openTextIndex();

    const added = texts.map((text) => index.add(whole(text)));
    const again = texts.map((text) => index.add(whole(text)));
    const found = texts.map((text) => index.find(whole(text)));

    const places = texts.map((_, place) => place);
    expect(new Set(added)).toEqual(new Set([-1]));
    expect(again).toEqual(places);
    expect(found).toEqual(places);
  });

  it('takes a number for other than the same number with zeros, a sign or more digits', () => {
    const texts = [
      '0',
      '00',
      '7',
      '07',
      '+7',
      '7.0',
      '-7',
      '',
      '999999999',
      '1999999999',
      '\uff17',
    ];
    const index = openTextIndex();

    for (const text of texts) expect(index.add(whole(text))).toBe(-1);

    expect(texts.map((text) => index.find(whole(text)))).toEqual(texts.map((_, place) => place));
  });
});
