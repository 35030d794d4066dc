import { type EntityManager, QueryFailedError } from 'typeorm';
import { type Ballot, VotingClosedError } from '#domain';

/** A ballot as the count and the export need it; points are decimal text. */
export type StoredBallot = {
  readonly choices: readonly number[];
  readonly points: readonly string[] | null;
};

/** How many ballots are read at once: a few megabytes at most. */
const CHUNK = 10_000;

/** Ballots. They name no voter, and no method here takes or gives one. */
export class BallotStore {
  constructor(private readonly manager: EntityManager) {}

  /** @throws {VotingClosedError} when the database's clock has passed the closing moment meanwhile */
  async insert({ roundId, choices, points }: Ballot): Promise<void> {
    try {
      await this.manager.query(
        'INSERT INTO ballot (id, round_id, choices, points) VALUES (gen_random_uuid(), $1, $2, $3)',
        [roundId, choices, points],
      );
    } catch (error) {
      if (isLate(error)) throw new VotingClosedError(roundId);
      throw error;
    }
  }

  /**
   * All ballots of a round, by their random ids: the order has nothing to do with when or by whom
   * they were cast, and is the same each time.
   */
  async listForTally(roundId: string): Promise<StoredBallot[]> {
    const ballots: StoredBallot[] = [];
    for await (const chunk of this.chunks(roundId)) ballots.push(...chunk);
    return ballots;
  }

  /** The same, a few thousand at a time. */
  async *chunks(roundId: string): AsyncGenerator<readonly StoredBallot[]> {
    let after: string | null = null;
    do {
      const rows: (StoredBallot & { id: string })[] = await this.manager.query(
        `SELECT id, choices, points::text[] AS points FROM ballot
          WHERE round_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT ${CHUNK}`,
        [roundId, after],
      );
      yield rows.map(({ choices, points }) => ({ choices, points }));
      after = rows.length < CHUNK ? null : (rows.at(-1)?.id ?? null);
    } while (after !== null);
  }

  async count(roundId: string): Promise<number> {
    const rows: [{ count: number }] = await this.manager.query(
      'SELECT count(*)::int AS count FROM ballot WHERE round_id = $1',
      [roundId],
    );
    return rows[0].count;
  }
}

/** The trigger reads a later moment than the use case did. */
function isLate(error: unknown): boolean {
  return error instanceof QueryFailedError && error.message === 'voting_closed';
}
