import { describe, expect, it } from '@jest/globals';
import { changeValue, type ValueNames } from './change-value.js';

const NAMES: ValueNames = {
  locale: 'nl-NL',
  nothing: 'niets ingevuld',
  areaNames: new Map([['7', 'Vismarkt']]),
  themes: { green: 'groen' },
  applicantKinds: { person: 'bewoner' },
};

const said = (field: string, value: string | null): string =>
  changeValue(field, value, NAMES).replaceAll(/\s/g, ' ');

describe('a value of a plan in words', () => {
  it.each([
    ['unforeseenCents', '12550', '€ 125,50'],
    ['ownContributionCents', '0', '€ 0'],
    ['startsOn', '2027-04-12', '12 april 2027'],
    ['areaId', '7', 'Vismarkt'],
    ['theme', 'green', 'groen'],
    ['applicantKind', 'person', 'bewoner'],
    ['location', '5.1,52.3', '5.1,52.3'],
  ])('says %s %s as %s', (field, value, expected) => {
    expect(said(field, value)).toBe(expected);
  });

  it('says so when nothing was filled in', () => {
    expect(said('startsOn', null)).toBe('niets ingevuld');
    expect(said('aims', '')).toBe('niets ingevuld');
  });

  it('gives what it has no name for as it is', () => {
    expect(said('areaId', '8')).toBe('8');
    expect(said('theme', 'water')).toBe('water');
  });
});
