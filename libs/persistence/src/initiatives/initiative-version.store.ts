import { type EntityManager } from 'typeorm';
import { type ChangerKind, NotFoundError, type PlanVersion } from '#domain';
import { type Page, type PageRequest, pageOf } from '../page.js';
import { InitiativeVersionRow } from './initiative-version.row.js';
import { planFrom } from './stored-plan.js';

/** A change of a public plan, of which the database writes down what the plan says. */
export type NewVersion = {
  /** Who did it; null for a machine. Not public. */
  readonly changedBy: string | null;
  readonly changedByKind: ChangerKind;
  readonly changedAt: Date;
  readonly reason: string | null;
};

/** A version without the plan itself, for a list. */
export type VersionEntry = Omit<PlanVersion, 'plan'>;

/** What public plans said, after each change of them. Nobody changes it. */
export class InitiativeVersionStore {
  constructor(private readonly manager: EntityManager) {}

  /** Writes the plan, as it is at this moment of the transaction, as the next version, and returns its number. */
  async append(
    initiativeId: string,
    { changedBy, changedByKind, changedAt, reason }: NewVersion,
  ): Promise<number> {
    const [written]: { number: number }[] = await this.manager.query(
      `INSERT INTO initiative_version (initiative_id, number, plan, changed_by, changed_by_kind, reason, changed_at)
       SELECT $1, coalesce(max(number), 0) + 1, '{}', $2, $3, $4, $5 FROM initiative_version WHERE initiative_id = $1
       RETURNING number`,
      [initiativeId, changedBy, changedByKind, reason, changedAt],
    );
    if (written === undefined) throw new Error('A version was not written.');
    return written.number;
  }

  /** The same for many at once; each is its first version. */
  async appendFirst(
    initiativeIds: readonly string[],
    { changedBy, changedByKind, changedAt, reason }: NewVersion,
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO initiative_version (initiative_id, number, plan, changed_by, changed_by_kind, reason, changed_at)
       SELECT id, 1, '{}', $2, $3, $4, $5 FROM unnest($1::uuid[]) AS id`,
      [[...initiativeIds], changedBy, changedByKind, reason, changedAt],
    );
  }

  /** Whether a plan has versions; what was imported has none until it changes. */
  exists(initiativeId: string): Promise<boolean> {
    return this.manager.existsBy(InitiativeVersionRow, { initiativeId });
  }

  /** The versions of a plan, newest first, without what they say. */
  async list(initiativeId: string, page: PageRequest): Promise<Page<VersionEntry>> {
    const [rows, totalCount] = await this.manager.findAndCount(InitiativeVersionRow, {
      select: {
        initiativeId: true,
        number: true,
        changedByKind: true,
        changedAt: true,
        reason: true,
      },
      where: { initiativeId },
      order: { number: 'DESC' },
      ...pageOf(page),
    });
    return { items: rows, totalCount };
  }

  /** @throws {NotFoundError} when the plan has no such version */
  async get(initiativeId: string, number: number): Promise<PlanVersion> {
    const found = await this.manager.findOneBy(InitiativeVersionRow, { initiativeId, number });
    if (found === null) throw new NotFoundError('version', String(number));
    const { changedByKind, changedAt, reason, plan } = found;
    return { initiativeId, number, changedByKind, changedAt, reason, plan: planFrom(plan) };
  }
}
