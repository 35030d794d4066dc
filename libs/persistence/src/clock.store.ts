import type { EntityManager } from 'typeorm';

/** The clock of the database: the one clock that all processes share. */
export class ClockStore {
  constructor(private readonly manager: EntityManager) {}

  /** The time now, not the time at which the transaction began. */
  async now(): Promise<Date> {
    const rows: [{ now: Date }] = await this.manager.query('SELECT clock_timestamp() AS now');
    return rows[0].now;
  }
}
