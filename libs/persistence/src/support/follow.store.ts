import type { EntityManager } from 'typeorm';
import { translating } from '../constraint-violation.js';
import { NotFoundError } from '#domain';
import { InitiativeFollowRow } from './support.row.js';

/** Who asked to hear what becomes of an initiative. */
export class FollowStore {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Following twice is following once.
   *
   * @throws {NotFoundError} when the initiative is not public
   */
  async follow(initiativeId: string, personId: string, followedAt: Date): Promise<void> {
    const unseen = (): Error => new NotFoundError('initiative', initiativeId);
    await translating({ initiative_follow_public: unseen }, () =>
      this.manager.query(
        `INSERT INTO initiative_follow (initiative_id, person_id, followed_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
        [initiativeId, personId, followedAt],
      ),
    );
  }

  async unfollow(initiativeId: string, personId: string): Promise<void> {
    await this.manager.delete(InitiativeFollowRow, { initiativeId, personId });
  }

  isFollowing(initiativeId: string, personId: string): Promise<boolean> {
    return this.manager.existsBy(InitiativeFollowRow, { initiativeId, personId });
  }

  /** The people who follow an initiative, in the order of their ids. */
  async followerIds(initiativeId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT person_id AS id FROM initiative_follow WHERE initiative_id = $1 ORDER BY person_id`,
      [initiativeId],
    );
    return rows.map(({ id }) => id);
  }
}
