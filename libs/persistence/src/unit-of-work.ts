import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import type { Clock } from './clock.store.js';
import { type Stores, storesOf } from './stores.js';

const ATTEMPTS_MAX = 3;

/** The municipality of a transaction; null for the few tables that belong to none. */
export type Tenant = { readonly id: string } | null;

/**
 * The one way to read and write: all stores of a use case share a transaction, and the jobs it
 * asks for are written with it. There is no ambient transaction to forget or to leak; a store
 * cannot be had without one, nor without saying for which municipality.
 */
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock | null = null,
  ) {}

  /**
   * Runs `work` in one transaction that sees one municipality only, and again from the start
   * when Postgres chose it as a deadlock victim. So `work` calls its stores, and anything else
   * it does must be safe to do twice.
   */
  async run<Result>(tenant: Tenant, work: (stores: Stores) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction('READ COMMITTED', async (manager) => {
          await enter(manager, tenant);
          return work(storesOf(manager, this.clock));
        });
      } catch (error) {
        if (attempt === ATTEMPTS_MAX || !isTransient(error)) throw error;
      }
    }
  }
}

/** Row-level security reads this setting; it ends with the transaction. */
async function enter(manager: EntityManager, tenant: Tenant): Promise<void> {
  await manager.query(`SELECT set_config('wijkkas.municipality_id', $1, true)`, [tenant?.id ?? '']);
}

/** 40001 serialization_failure, 40P01 deadlock_detected. */
function isTransient(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code } = error.driverError as { code?: unknown };
  return code === '40001' || code === '40P01';
}
