import { createHash } from 'node:crypto';
import type { DrawAnnouncement, DrawEntry, StratumSeats } from '#domain';

export const sha256 = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

/** A list with so many lots in each stratum: `Noord-1`, `Noord-2` and so on. */
export function aList(counts: Readonly<Record<string, number>>): DrawEntry[] {
  return Object.entries(counts).flatMap(([stratum, count]) =>
    Array.from({ length: count }, (_, index) => ({
      code: `${stratum === '' ? 'L' : stratum}-${index + 1}`,
      stratum,
    })),
  );
}

export function strataOf(seats: Readonly<Record<string, number>>): StratumSeats[] {
  return Object.entries(seats).map(([stratum, count]) => ({
    stratum,
    population: null,
    seats: count,
  }));
}

export const SECRET = 'geheim-van-de-notaris-1234567890';
export const PUBLIC_VALUE = '004217';

/** The announcement of a list with these seats. */
export function anAnnouncement(
  listText: string,
  seats: Readonly<Record<string, number>>,
  entries: readonly DrawEntry[],
): DrawAnnouncement {
  return {
    format: 'wijkkas-draw-announcement/1',
    title: 'Bewonersraad',
    listHash: sha256(listText),
    entryCount: entries.length,
    strata: strataOf(seats).map((each) => ({
      ...each,
      entryCount: entries.filter(({ stratum }) => stratum === each.stratum).length,
    })),
    seal: sha256(SECRET),
    publicSource: 'Zes cijfers van een notaris',
    publicForm: 'digits',
    publicAt: '2026-12-05T20:00:00.000Z',
    frozenAt: '2026-12-01T12:00:00.000Z',
    holdersHash: null,
  };
}

/** The statistic of Pearson: how far counts lie from the same expectation each. */
export function chiSquare(counts: readonly number[], expected: number): number {
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}
