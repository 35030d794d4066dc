import { describe, expect, it } from '@jest/globals';
import { hashedTextOf, shelve } from './play-documents.js';
import type { PlayDocument } from './team-types.js';

const TODAY = '2026-11-22';

function aDocument(given: Partial<PlayDocument>): PlayDocument {
  return {
    id: `d${given.number ?? 1}`,
    wijkteamId: 'w',
    roundId: null,
    number: 1,
    title: 'Spelregels',
    state: 'adopted',
    legalBasis: { kind: 'reglement', title: 'Reglement', article: '2', url: null },
    validFromOn: '2026-01-01',
    rules: [
      {
        kind: 'weeks-ahead',
        parameters: { weeks: 6 },
        source: { regulation: 'Reglement', article: '3', url: null },
      },
    ],
    consultation: null,
    withoutConsultationReason: null,
    adoptedAt: '2025-12-20T10:00:00Z',
    documentHash: 'ab',
    createdAt: '2025-12-01T10:00:00Z',
    version: 2,
    ...given,
  };
}

const numbers = (documents: readonly PlayDocument[]): number[] =>
  documents.map(({ number }) => number);

describe('the rules of play on the page of a wijkteam', () => {
  it('are the latest adopted ones whose first day has come', () => {
    const shelf = shelve(
      [
        aDocument({ number: 1, state: 'superseded' }),
        aDocument({ number: 2, state: 'superseded', validFromOn: TODAY }),
        aDocument({ number: 3, validFromOn: '2026-11-23' }),
        aDocument({ number: 4, state: 'consultation', adoptedAt: null, documentHash: null }),
      ],
      TODAY,
    );

    expect(shelf.inForce?.number).toBe(2);
    expect(numbers(shelf.upcoming)).toEqual([3]);
    expect(numbers(shelf.earlier)).toEqual([1]);
    expect(numbers(shelf.consulted)).toEqual([4]);
  });

  it('are never those of one round, a draft, or one that lapsed', () => {
    const shelf = shelve(
      [
        aDocument({ number: 7, roundId: 'r' }),
        aDocument({ number: 8, state: 'draft', adoptedAt: null }),
        aDocument({ number: 9, state: 'lapsed', adoptedAt: null }),
      ],
      TODAY,
    );

    expect(shelf.inForce).toBeNull();
    expect(numbers(shelf.ofRounds)).toEqual([7]);
    expect([...shelf.upcoming, ...shelf.earlier, ...shelf.consulted]).toEqual([]);
  });

  it('give the text that their check code is of, whatever does not belong to it', () => {
    const text = hashedTextOf(aDocument({ number: 3 }));
    const later = hashedTextOf(aDocument({ number: 3, state: 'superseded', version: 9 }));
    const other = hashedTextOf(aDocument({ number: 3, validFromOn: '2026-01-02' }));

    expect(JSON.parse(text)).toMatchObject({ format: 'wijkkas-play-rules/1', number: 3 });
    expect(later).toBe(text);
    expect(other).not.toBe(text);
  });
});
