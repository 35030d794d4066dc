import type { EntityManager } from 'typeorm';
import { type AllocationLine, cents } from '#domain';
import { type Page, type PageRequest, pageOf } from '../page.js';
import { AllocationDecisionRow } from './allocation.row.js';

/** A decision of a wijkteam on who gets how much. */
export type AllocationDecision = {
  readonly id: string;
  readonly roundId: string;
  /** The count that it follows; null when the wijkteam decided by itself. */
  readonly tallyRunId: string | null;
  readonly motivation: string | null;
  readonly decidedBy: string;
  readonly decidedAt: Date;
};

export type AllocationDecisionRecord = AllocationDecision & {
  readonly lines: readonly AllocationLine[];
};

/** Allocation decisions. A row is never changed. */
export class AllocationStore {
  constructor(private readonly manager: EntityManager) {}

  async insert(decision: AllocationDecision): Promise<void> {
    await this.manager.insert(AllocationDecisionRow, decision);
  }

  /** The decisions of a round with their lines, the latest first. */
  async list(
    page: PageRequest,
    filter: { readonly roundId: string },
  ): Promise<Page<AllocationDecisionRecord>> {
    const [rows, totalCount] = await this.manager.findAndCount(AllocationDecisionRow, {
      where: { roundId: filter.roundId },
      order: { decidedAt: 'DESC', id: 'ASC' },
      ...pageOf(page),
    });
    const lines = await this.linesOf(rows.map(({ id }) => id));
    return {
      items: rows.map((row) => recordOf(row, lines.get(row.id) ?? [])),
      totalCount,
    };
  }

  private async linesOf(
    decisionIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly AllocationLine[]>> {
    const rows: LineResult[] = await this.manager.query(
      `SELECT decision_id AS "decisionId", initiative_id AS "initiativeId", amount_cents AS "amountCents"
         FROM commitment WHERE decision_id = ANY ($1) ORDER BY initiative_id`,
      [decisionIds],
    );
    const lines = new Map<string, AllocationLine[]>();
    for (const { decisionId, initiativeId, amountCents } of rows) {
      const line = { initiativeId, amountCents: cents(BigInt(amountCents)) };
      lines.set(decisionId, [...(lines.get(decisionId) ?? []), line]);
    }
    return lines;
  }
}

function recordOf(
  { id, roundId, tallyRunId, motivation, decidedBy, decidedAt }: AllocationDecisionRow,
  lines: readonly AllocationLine[],
): AllocationDecisionRecord {
  return { id, roundId, tallyRunId, motivation, decidedBy, decidedAt, lines };
}

type LineResult = {
  readonly decisionId: string;
  readonly initiativeId: string;
  readonly amountCents: string;
};
