import { describe, expect, it } from '@jest/globals';
import { dayOfMoment, dayOrMonth, distance, fileSize } from './initiative-format.js';
import { paragraphsOf } from './paragraphs.js';

const plain = (text: string): string => text.replaceAll(/\s/g, ' ');

describe('how the page of an initiative says things', () => {
  it('gives the day that it was in the Netherlands', () => {
    expect(dayOfMoment('nl-NL', '2026-07-31T22:30:00.000Z')).toBe('1 augustus 2026');
  });

  it('says a month where only the month was planned', () => {
    expect(dayOrMonth('nl-NL', '2027-04')).toBe('april 2027');
    expect(dayOrMonth('en-NL', '2027-04-12')).toBe('12 April 2027');
  });

  it('says how large a file is, never that it is nothing', () => {
    expect(plain(fileSize('nl-NL', 12))).toBe('1 kB');
    expect(plain(fileSize('nl-NL', 15_063))).toBe('15 kB');
    expect(plain(fileSize('nl-NL', 2_340_000))).toBe('2,3 MB');
  });

  it('says distances in metres, and in kilometres from one on', () => {
    expect(plain(distance('nl-NL', 999))).toBe('999 m');
    expect(plain(distance('nl-NL', 1500))).toBe('1,5 km');
  });

  it('leaves empty lines out of a text', () => {
    expect(paragraphsOf('Een tuin.\r\n\r\n  Voor iedereen. \n')).toEqual([
      'Een tuin.',
      'Voor iedereen.',
    ]);
    expect(paragraphsOf(' \n ')).toEqual([]);
  });
});
