import { describe, expect, it } from '@jest/globals';
import { participationTable } from './participation-table.js';
import type { ParticipationCell } from './wijk-types.js';

const cell = (own: Partial<ParticipationCell>): ParticipationCell => ({
  measure: 'voters',
  part: 'buurt',
  areaId: null,
  areaName: null,
  state: 'published',
  people: 12,
  lowest: 12,
  highest: 12,
  population: 800,
  share: null,
  shareLow: null,
  shareHigh: null,
  voice: null,
  ...own,
});
const buurt = (areaName: string, own: Partial<ParticipationCell> = {}): ParticipationCell =>
  cell({ areaId: areaName, areaName, voice: 'heard', ...own });

describe('who took part, as a table', () => {
  it('has the buurten by name, then elsewhere, then the total', () => {
    const { rows } = participationTable([
      cell({ part: 'total' }),
      cell({ part: 'elsewhere' }),
      buurt('Wilgenhof'),
      buurt('Molenbuurt'),
    ]);

    expect(rows.map(({ part, name }) => name ?? part)).toEqual([
      ...['Molenbuurt', 'Wilgenhof'],
      ...['elsewhere', 'total'],
    ]);
  });

  it('puts the ways to take part of one buurt in one row, in the order of a round', () => {
    const { rows, measures } = participationTable([
      buurt('Molenbuurt', { measure: 'voters', people: 30 }),
      buurt('Molenbuurt', { measure: 'initiators', people: 6 }),
    ]);

    expect(measures).toEqual(['initiators', 'voters']);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.cells.get('initiators')!.people).toBe(6);
    expect(rows[0]!.cells.get('voters')!.people).toBe(30);
  });

  it('names each buurt that is silent once, by name, and no other', () => {
    const { silent } = participationTable([
      buurt('Wilgenhof', { voice: 'silent' }),
      buurt('Wilgenhof', { voice: 'silent', measure: 'supporters' }),
      buurt('Akkers', { voice: 'silent' }),
      buurt('Molenbuurt', { voice: 'unclear' }),
    ]);

    expect(silent).toEqual(['Akkers', 'Wilgenhof']);
  });

  it('cannot compare where nobody knows how many people live there', () => {
    const unknown = buurt('Molenbuurt', { population: null, voice: 'no-population' });

    expect(participationTable([unknown]).canCompare).toBe(false);
    expect(participationTable([unknown, buurt('Akkers')]).canCompare).toBe(true);
    expect(participationTable([]).measures).toEqual([]);
  });
});
