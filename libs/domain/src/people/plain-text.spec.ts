import { describe, expect, it } from '@jest/globals';
import { lineFaults, textFaults, tidyLine, tidyText } from './plain-text.js';

describe('a line', () => {
  it('is kept with single spaces, none around it, and composed letters', () => {
    expect(tidyLine('  Wijkteam\t De\n Linde ')).toBe('Wijkteam De Linde');
    expect(tidyLine('Cafe\u0301')).toBe('Caf\u00e9');
  });

  it('has at least one character and at most as many as told', () => {
    expect(lineFaults('name', '', 5)).toMatchObject([{ name: 'name', code: 'text-empty' }]);
    expect(lineFaults('name', 'Linde', 5)).toEqual([]);
    expect(lineFaults('name', 'Lindes', 5)).toMatchObject([{ code: 'text-too-long' }]);
  });

  it.each(['\u0000', '\u0007', '\u202e', '\u2066', '\ud800', '\ue000'])(
    'has no character that nobody can see: %j',
    (character) => {
      expect(lineFaults('name', `De ${character}Linde`, 20)).toMatchObject([
        { code: 'text-unprintable' },
      ]);
    },
  );

  it.each(['Sint-Jansstraat 12a', 'Ĳsselzicht', 'العربية', '🌳 Boom'])('can be %s', (text) => {
    expect(lineFaults('name', text, 40)).toEqual([]);
  });
});

describe('a text', () => {
  it('keeps its lines, with one kind of line end', () => {
    expect(tidyText(' één\r\ntwee\rdrie\n ')).toBe('één\ntwee\ndrie');
  });

  it('may be empty and have lines, and is printable otherwise', () => {
    expect(textFaults('description', '', 5)).toEqual([]);
    expect(textFaults('description', 'a\n\tb', 5)).toEqual([]);
    expect(textFaults('description', 'a\u0000b', 5)).toMatchObject([{ code: 'text-unprintable' }]);
    expect(textFaults('description', 'abcdef', 5)).toMatchObject([{ code: 'text-too-long' }]);
  });
});
