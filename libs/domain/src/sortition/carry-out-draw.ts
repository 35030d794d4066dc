import { drawnOrder, type HashText } from '../tally/drawn-order.js';
import type { StratumSeats } from './draw-announcement.js';
import {
  DRAW_RECORD_FORMAT,
  type DrawAnnouncement,
  type DrawnStratum,
  type DrawRecord,
} from './draw-documents.js';
import type { DrawEntry } from './draw-list.js';
import { drawSeed } from './draw-seed.js';

/**
 * Draws: puts every code in the order of the SHA-256 of the seed, a line feed and the code, smallest
 * first, and gives each stratum its first ones. The others of a stratum are its reserves, in order.
 *
 * The order in which the entries come does not matter. A code that would have an equal hash comes by
 * code point; nobody will see it happen. Seats beyond the entries of a stratum stay empty.
 */
export function drawMembers(
  entries: readonly DrawEntry[],
  strata: readonly Pick<StratumSeats, 'stratum' | 'seats'>[],
  { seed, sha256 }: { readonly seed: string; readonly sha256: HashText },
): DrawnStratum[] {
  const stratumOf = new Map(entries.map(({ code, stratum }) => [code, stratum]));
  const orders = new Map<string, string[]>(strata.map(({ stratum }) => [stratum, []]));
  for (const code of drawnOrder([...stratumOf.keys()], seed, sha256)) {
    orders.get(stratumOf.get(code) ?? '')?.push(code);
  }
  return strata.map(({ stratum, seats }) => {
    const order = orders.get(stratum) ?? [];
    return { stratum, seats, drawn: order.slice(0, seats), reserves: order.slice(seats) };
  });
}

/** The record of a draw by an announcement, with the two values that were unknown until now. */
export function carryOutDraw(
  announcement: DrawAnnouncement,
  entries: readonly DrawEntry[],
  given: {
    readonly secret: string;
    readonly publicValue: string;
    readonly sha256: HashText;
  },
): DrawRecord {
  const { secret, publicValue, sha256 } = given;
  const seed = drawSeed({ listHash: announcement.listHash, secret, publicValue }, sha256);
  return {
    format: DRAW_RECORD_FORMAT,
    announcement,
    secret,
    publicValue,
    seed,
    strata: drawMembers(entries, announcement.strata, { seed, sha256 }),
  };
}
