import { type EntityManager, QueryFailedError } from 'typeorm';
import { type Ballot, VotingClosedError } from '#domain';

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
