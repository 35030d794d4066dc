import type { EntityManager } from 'typeorm';
import type { Moment, MomentShift, RoundEvent, RoundPhase } from '#domain';
import { type Page, type PageRequest, pageOf } from '../page.js';
import { RoundObstacleRow } from './round-obstacle.row.js';
import { RoundPhaseChangeRow } from './round-phase-change.row.js';
import { RoundPostponementRow } from './round-postponement.row.js';

/** A change of a round's phase, as it was written down when it happened. */
export type RoundPhaseChange = {
  readonly event: RoundEvent;
  readonly fromPhase: RoundPhase;
  readonly toPhase: RoundPhase;
  /** The moment that was announced for it; null when none was planned. */
  readonly plannedAt: Date | null;
  readonly happenedAt: Date;
  readonly actor: string;
  readonly origin: string;
  readonly reason: string | null;
  /** The version of the round that it made. */
  readonly roundVersion: number;
};

/** A decision by which planned moments of a round come later. */
export type RoundPostponement = {
  readonly id: string;
  readonly roundId: string;
  readonly moment: Moment;
  /** The moment itself first, then those that moved along, in their order. */
  readonly moved: readonly MomentShift[];
  readonly reason: string;
  readonly decisionReference: string | null;
  readonly teamDecisionId: string | null;
  readonly postponedBy: string;
  readonly postponedAt: Date;
  /** The version of the round that it makes. */
  readonly roundVersion: number;
};

/** What keeps a round from the step that its plan asks for. */
export type RoundObstacle = {
  readonly moment: Moment;
  readonly plannedAt: Date;
  /** The rule that refused the step, or `waits-for-…`. */
  readonly code: string;
  readonly noticedAt: Date;
};

/** What became of the plans of rounds: every change, every postponement, and what is in the way now. */
export class RoundHistoryStore {
  constructor(private readonly manager: EntityManager) {}

  /** The changes of a round's phase, the first one first. */
  async listChanges(roundId: string, page: PageRequest): Promise<Page<RoundPhaseChange>> {
    const [items, totalCount] = await this.manager.findAndCount(RoundPhaseChangeRow, {
      where: { roundId },
      order: { id: 'ASC' },
      ...pageOf(page),
    });
    return { items, totalCount };
  }

  /** Written before the timeline that it changes: the database asks for it. */
  async insertPostponement({ moved, ...postponement }: RoundPostponement): Promise<void> {
    const [first] = moved;
    if (first === undefined) throw new Error('A postponement moves at least one moment.');
    await this.manager.insert(RoundPostponementRow, {
      ...postponement,
      plannedAt: first.from,
      newPlannedAt: first.to,
      moved: moved.map(({ moment, from, to }) => ({
        moment,
        from: from.toISOString(),
        to: to.toISOString(),
      })),
    });
  }

  /** The postponements of a round, the first one first. */
  async listPostponements(roundId: string, page: PageRequest): Promise<Page<RoundPostponement>> {
    const [rows, totalCount] = await this.manager.findAndCount(RoundPostponementRow, {
      where: { roundId },
      order: { roundVersion: 'ASC' },
      ...pageOf(page),
    });
    return { items: rows.map(postponementOf), totalCount };
  }

  findObstacle(roundId: string): Promise<RoundObstacle | null> {
    return this.manager.findOneBy(RoundObstacleRow, { roundId });
  }

  /**
   * Writes down what is in the way of a round, and when to look at it again.
   *
   * @returns whether it is news: another obstacle than the one that was noticed before
   */
  async noteObstacle(
    roundId: string,
    { moment, plannedAt, code, noticedAt }: RoundObstacle,
    lookAgainAt: Date,
  ): Promise<boolean> {
    const known = await this.findObstacle(roundId);
    if (known?.moment === moment && known.code === code) {
      await this.manager.update(RoundObstacleRow, { roundId }, { lookAgainAt });
      return false;
    }
    await this.manager.query(
      `INSERT INTO round_obstacle (round_id, moment, planned_at, code, noticed_at, look_again_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (round_id) DO UPDATE SET (moment, planned_at, code, noticed_at, look_again_at)
         = (excluded.moment, excluded.planned_at, excluded.code, excluded.noticed_at, excluded.look_again_at)`,
      [roundId, moment, plannedAt, code, noticedAt, lookAgainAt],
    );
    return true;
  }
}

function postponementOf({ moved, ...row }: RoundPostponementRow): RoundPostponement {
  const shifts = moved.map(({ moment, from, to }) => ({
    moment,
    from: new Date(from),
    to: new Date(to),
  }));
  return { ...row, moved: shifts };
}
