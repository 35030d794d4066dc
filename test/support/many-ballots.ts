import { aCountingRound, type GivenRound, type Place } from './counted-round.factory.js';
import { asOwner } from './municipality.factory.js';
import type { TestDatabase } from './test-database.js';
import type { Round } from '#domain';

/**
 * A round that waits for its count, with this many ballots that are nearly all different: each names
 * about a fifth of forty initiatives. Written past the rules of casting, as only the owner can.
 */
export async function aLargeCountingRound(
  api: { readonly database: TestDatabase },
  place: Place,
  ballots: number,
  given: GivenRound = {},
): Promise<Round> {
  const costsCents = Array.from({ length: 40 }, (_, index) => BigInt(50_000 + 7_919 * index));
  const { round } = await aCountingRound(place, [], {
    budgetCents: 2_000_000n,
    ballot: { choicesMax: 40 },
    costsCents,
    ...given,
  });
  await asOwner(
    api,
    `SET session_replication_role = replica;
     INSERT INTO ballot (id, municipality_id, round_id, choices)
     SELECT gen_random_uuid(), '${place.town.id}', '${round.id}', array_agg(number)
       FROM generate_series(1, ${ballots}) AS voter, generate_series(1, 40) AS number
      WHERE hashint8(voter * 64 + number) % 5 = 0 GROUP BY voter`,
  );
  return round;
}
