import { describe, expect, it } from '@jest/globals';
import { drawEntryFaults, drawListText, isStratumName } from './draw-list.js';

const codesOf = (faults: readonly { name: string; code: string }[]): string[] =>
  faults.map(({ name, code }) => `${name} ${code}`);

describe('the list of a draw', () => {
  it('is the same text whatever order it comes in, with a line for each lot', () => {
    const entries = [
      { code: 'b', stratum: 'Noord' },
      { code: 'B', stratum: 'Zuid' },
      { code: 'a', stratum: '' },
    ];

    expect(drawListText(entries)).toBe('code,stratum\nB,Zuid\na,\nb,Noord\n');
    expect(drawListText(entries.toReversed())).toBe(drawListText(entries));
  });

  it('names every fault by its place, all at once', () => {
    const known = new Set(['Noord']);
    const entries = ['A1', 'A1', '-A', 'A 2', '', 'x'.repeat(41), 'A3'].map((code) => ({
      code,
      stratum: code === 'A3' ? 'West' : 'Noord',
    }));

    expect(codesOf(drawEntryFaults(entries, known, new Set(['Z'])))).toEqual([
      'entries[1].code draw-code-twice',
      'entries[2].code draw-code',
      'entries[3].code draw-code',
      'entries[4].code draw-code',
      'entries[5].code draw-code',
      'entries[6].stratum draw-stratum',
    ]);
    expect(codesOf(drawEntryFaults(entries.slice(0, 1), known, new Set(['A1'])))).toEqual([
      'entries[0].code draw-code-twice',
    ]);
  });

  it.each([
    ['', true],
    ['Lindehof / 18-34', true],
    ["'t Zand", false],
    ['Buurt 3 (oost)', true],
    ['65+', true],
    ['Noord,Zuid', false],
    ['"Noord"', false],
    [' Noord', false],
    ['No  ord', false],
    ['No\nord', false],
    ['=1+1', false],
    ['Ge\u0301', false],
    ['x'.repeat(81), false],
  ])('has no stratum that its line could not hold: %j', (name, isFine) => {
    expect(isStratumName(name)).toBe(isFine);
  });
});
