import type { EntityManager } from 'typeorm';
import type { ExplanationDocument, TallyExplained } from '#domain';
import { TallyExplanationRow } from './tally-explanation.row.js';

/** What explains each count: written once, never changed. */
export class TallyExplanationStore {
  constructor(private readonly manager: EntityManager) {}

  async insert(explained: TallyExplained): Promise<void> {
    await this.manager.insert(TallyExplanationRow, explained);
  }

  /** What explains a count of a round; null when there is nothing (yet). */
  async find(roundId: string, tallyRunId: string): Promise<TallyExplained | null> {
    const row = await this.manager.findOneBy(TallyExplanationRow, { roundId, tallyRunId });
    if (row === null) return null;
    const { document, explainedAt } = row;
    return { roundId, tallyRunId, document: document as ExplanationDocument, explainedAt };
  }
}
