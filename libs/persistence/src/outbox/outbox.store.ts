import { randomUUID } from 'node:crypto';
import { type EntityManager, In, IsNull, LessThan } from 'typeorm';
import { type JobName, type JobPayloads, JOBS } from '#jobs';
import { OutboxRow } from './outbox.row.js';

export type OutboxMessage<Name extends JobName = JobName> = {
  readonly id: string;
  readonly jobName: Name;
  readonly payload: JobPayloads[Name];
};

/** Jobs asked for by a transaction, kept beside its other writes until relayed. */
export class OutboxStore {
  constructor(private readonly manager: EntityManager) {}

  async request<Name extends JobName>(jobName: Name, payload: JobPayloads[Name]): Promise<void> {
    await this.manager.insert(OutboxRow, { id: randomUUID(), jobName, payload });
  }

  /**
   * Claims the oldest unrelayed messages; rows that another relay holds are skipped.
   *
   * A job that this build does not know waits for a newer one, and holds up nothing.
   */
  async claim(limit: number): Promise<OutboxMessage[]> {
    const rows = await this.manager.find(OutboxRow, {
      where: { relayedAt: IsNull(), jobName: In(Object.keys(JOBS)) },
      order: { createdAt: 'ASC', id: 'ASC' },
      take: limit,
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    return rows.map(({ id, jobName, payload }) => ({ id, jobName, payload }) as OutboxMessage);
  }

  async markRelayed(ids: readonly string[], relayedAt: Date): Promise<void> {
    await this.manager.update(OutboxRow, { id: In([...ids]) }, { relayedAt });
  }

  /** Forgets messages that were relayed before a moment; one that never was is kept. */
  async forgetRelayedBefore(moment: Date): Promise<void> {
    await this.manager.delete(OutboxRow, { relayedAt: LessThan(moment) });
  }
}
