import type { EntityManager } from 'typeorm';
import type { Grouping } from '#domain';

/** What has to be known of all ballots of a round before the first one is read. */
export type BallotSummary = {
  readonly ballotCount: number;
  /** The most choices on one ballot. */
  readonly longestBallot: number;
  /** The most decimals that any points have; 0 on ballots without points. */
  readonly pointDecimals: number;
  /** The points that an imported election gives to what a ballot does not name, as written. */
  readonly defaultScore: string | null;
};

/** Equal ballots, once, with their number. */
export type EqualBallots = {
  /** Places on the ballot paper, from 1. */
  readonly choices: readonly number[];
  /** Whole units of 10^-pointDecimals, or null on ballots without points. */
  readonly units: readonly number[] | null;
  readonly count: number;
};

/** So few that reading a batch is no pause that anybody notices. */
const BATCH_SIZE = 500;

/** Reads the ballots of a round for the count: merged, in batches, in no order that means anything. */
export class TallyInputStore {
  constructor(private readonly manager: EntityManager) {}

  async summarise(roundId: string): Promise<BallotSummary> {
    const rows: [BallotSummary] = await this.manager.query(SUMMARY, [roundId]);
    return rows[0];
  }

  /** The paper of a round divided by area, for spending against votes; empty when no initiative names one. */
  async groupings(roundId: string): Promise<Grouping[]> {
    const rows: { area: string | null }[] = await this.manager.query(
      `SELECT a.kind || ' ' || a.name AS area
         FROM ballot_paper_line l JOIN initiative i ON i.id = l.initiative_id LEFT JOIN area a ON a.id = i.area_id
        WHERE l.round_id = $1 ORDER BY l.number`,
      [roundId],
    );
    if (rows.every(({ area }) => area === null)) return [];
    return [{ name: 'area', groupsOf: rows.map(({ area }) => (area === null ? [] : [area])) }];
  }

  /** All ballots of a round. A cursor of this transaction keeps memory and pauses small. */
  async *readBallots(
    roundId: string,
    pointDecimals: number,
  ): AsyncGenerator<readonly EqualBallots[]> {
    await this.manager.query(`DECLARE cast_ballot NO SCROLL CURSOR FOR ${BALLOTS}`, [
      roundId,
      pointDecimals,
    ]);
    for (;;) {
      const batch: MergedRow[] = await this.manager.query(`FETCH ${BATCH_SIZE} FROM cast_ballot`);
      if (batch.length === 0) break;
      yield batch.map(equalBallotsOf);
    }
    await this.manager.query('CLOSE cast_ballot');
  }
}

/** Lists as text: the driver takes several times as long to read an array. */
type MergedRow = {
  readonly choices: string;
  readonly units: string | null;
  readonly count: number;
};

function equalBallotsOf({ choices, units, count }: MergedRow): EqualBallots {
  return { choices: numbersOf(choices), units: units === null ? null : numbersOf(units), count };
}

function numbersOf(list: string): number[] {
  return list === '' ? [] : list.split(',').map(Number);
}

const SUMMARY = `
  SELECT count(b.id)::int AS "ballotCount", coalesce(max(cardinality(b.choices)), 0) AS "longestBallot",
         (SELECT coalesce(max(min_scale(p)), 0) FROM ballot, unnest(points) AS p WHERE round_id = $1) AS "pointDecimals",
         (SELECT entry ->> 'value' FROM round, jsonb_array_elements(imported_meta) AS entry
           WHERE round.id = $1 AND jsonb_typeof(imported_meta) = 'array' AND trim(entry ->> 'key') = 'default_score') AS "defaultScore"
    FROM ballot b WHERE b.round_id = $1`;

// Numerics are exact; a whole number of units below 2^53 is exact as a float8 too.
const BALLOTS = `
  SELECT array_to_string(choices, ',') AS choices, count(*)::int AS count,
         CASE WHEN points IS NULL THEN NULL ELSE (SELECT coalesce(string_agg((p * 10::numeric ^ $2::int)::float8::text, ',' ORDER BY place), '')
            FROM unnest(points) WITH ORDINALITY AS each (p, place)) END AS units
    FROM ballot WHERE round_id = $1 GROUP BY choices, points`;
