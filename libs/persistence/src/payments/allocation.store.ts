import { type EntityManager, In } from 'typeorm';
import { type AllocationLine, cents, decisionContentFrom, type Deviation } from '#domain';
import { type Page, type PageRequest, pageOf } from '../page.js';
import { AllocationOutcomeRow } from '../outcomes/outcome-record.row.js';
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
  /** The decision of the wijkteam that it carries out, or the mandate it was made under. */
  readonly teamDecisionId?: string | null;
  readonly mandateId?: string | null;
};

export type AllocationDecisionRecord = AllocationDecision & {
  readonly lines: readonly AllocationLine[];
  /** The record of a committee or an assembly that it rests on. */
  readonly outcomeRecordId?: string | null;
  /** Where it leaves what was counted or found, and why. */
  readonly deviations?: readonly Deviation[];
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
    const deviations = await this.deviationsOf(rows);
    const outcomes = await this.outcomesOf(rows);
    return {
      items: rows.map((row) => ({
        ...recordOf(row, lines.get(row.id) ?? []),
        deviations: deviations.get(row.id) ?? [],
        ...outcomes.get(row.id),
      })),
      totalCount,
    };
  }

  /** Where the decision that followed a count left its outcome, by the id of the count. */
  async deviationsFrom(
    tallyRunIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Deviation[]>> {
    const found: { id: string; content: string }[] = await this.manager.query(
      `SELECT d.tally_run_id AS id, a.content FROM allocation_decision d JOIN team_decision t ON t.id = d.team_decision_id
         JOIN agenda_item a ON a.id = t.item_id WHERE d.tally_run_id = ANY ($1)`,
      [[...tallyRunIds]],
    );
    return new Map(found.map(({ id, content }) => [id, decisionContentFrom(content).deviations]));
  }

  /** Where a decision left the outcome of a count, by the id of the decision. */
  private async deviationsOf(
    rows: readonly Pick<AllocationDecision, 'id' | 'teamDecisionId'>[],
  ): Promise<ReadonlyMap<string, readonly Deviation[]>> {
    const found: { id: string; content: string }[] = await this.manager.query(
      `SELECT d.id, a.content FROM allocation_decision d JOIN team_decision t ON t.id = d.team_decision_id
         JOIN agenda_item a ON a.id = t.item_id WHERE d.id = ANY ($1)`,
      [rows.map(({ id }) => id)],
    );
    return new Map(found.map(({ id, content }) => [id, decisionContentFrom(content).deviations]));
  }

  /** The record that a decision rests on and where it leaves it, by the id of the decision. */
  private async outcomesOf(
    rows: readonly Pick<AllocationDecision, 'id'>[],
  ): Promise<
    ReadonlyMap<string, Pick<AllocationDecisionRecord, 'outcomeRecordId' | 'deviations'>>
  > {
    const found = await this.manager.findBy(AllocationOutcomeRow, {
      decisionId: In(rows.map(({ id }) => id)),
    });
    return new Map(
      found.map(({ decisionId, recordId, deviations }) => [
        decisionId,
        { outcomeRecordId: recordId, deviations },
      ]),
    );
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
  row: AllocationDecisionRow,
  lines: readonly AllocationLine[],
): AllocationDecisionRecord {
  const { id, roundId, tallyRunId, motivation, decidedBy, decidedAt } = row;
  const { teamDecisionId, mandateId } = row;
  return {
    ...{ id, roundId, tallyRunId, motivation, decidedBy, decidedAt },
    ...{ teamDecisionId, mandateId, lines },
  };
}

type LineResult = {
  readonly decisionId: string;
  readonly initiativeId: string;
  readonly amountCents: string;
};
