import type { EntityManager } from 'typeorm';

/** Tells the time. */
export type Clock = {
  /** The time now, not the time at which the transaction began. */
  now(): Promise<Date>;
};

/**
 * The clock of the database: the one clock that all processes share, and the only one that an
 * installation has. Who starts an app from code, such as a test, may hand it another; no setting can.
 */
export class ClockStore implements Clock {
  constructor(private readonly manager: EntityManager) {}

  async now(): Promise<Date> {
    const rows: [{ now: Date }] = await this.manager.query('SELECT clock_timestamp() AS now');
    return rows[0].now;
  }
}
