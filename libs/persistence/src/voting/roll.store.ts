import type { EntityManager } from 'typeorm';

/** Who has voted, under a code that stands for the voter in one round. It knows no choices. */
export class RollStore {
  constructor(private readonly manager: EntityManager) {}

  /** Takes the voter's place on the roll; false when it was taken. Waits for whoever is taking it. */
  async markOnce(roundId: string, voterRef: string): Promise<boolean> {
    const marked: unknown[] = await this.manager.query(
      `INSERT INTO roll_mark (round_id, voter_ref) VALUES ($1, $2)
       ON CONFLICT DO NOTHING RETURNING round_id`,
      [roundId, voterRef],
    );
    return marked.length === 1;
  }

  /** How many people may vote in a wijkteam's rounds on the Dutch calendar day of a moment. */
  async countEntitled(wijkteamId: string, now: Date): Promise<number> {
    const rows: [{ count: number }] = await this.manager.query(
      `SELECT count(DISTINCT person_id)::int AS count FROM membership
        WHERE wijkteam_id = $1 AND role = 'resident'
          AND ($2::timestamptz AT TIME ZONE 'Europe/Amsterdam')::date
              BETWEEN valid_from_on AND coalesce(valid_until_on, 'infinity')`,
      [wijkteamId, now],
    );
    return rows[0].count;
  }
}
