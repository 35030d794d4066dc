import type { EntityManager } from 'typeorm';
import type { OnBehalf } from '#domain';
import { InitiativeOnBehalfRow } from './initiative-on-behalf.row.js';

export type RecordedOnBehalf = OnBehalf & {
  readonly initiativeId: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

/** For whom plans were written down. Personal data: for who helps them, and for nobody else. */
export class OnBehalfStore {
  constructor(private readonly manager: EntityManager) {}

  async insert(records: readonly RecordedOnBehalf[]): Promise<void> {
    if (records.length > 0) await this.manager.insert(InitiativeOnBehalfRow, [...records]);
  }

  find(initiativeId: string): Promise<RecordedOnBehalf | null> {
    return this.manager.findOneBy(InitiativeOnBehalfRow, { initiativeId });
  }
}
