import type { EntityManager } from 'typeorm';
import {
  type Deviation,
  type EnteredOutcome,
  NotFoundError,
  outcomeDocument,
  type OutcomeRecord,
} from '#domain';
import type { Page, PageRequest } from '../page.js';
import {
  AllocationOutcomeRow,
  OutcomeConfirmationRow,
  OutcomeRecordRow,
} from './outcome-record.row.js';
import { sha256 } from '../sha256.js';

/** A record of an outcome with what is told about it. Who entered and confirmed it is not public. */
export type KeptOutcome = EnteredOutcome & {
  readonly roundId: string;
  readonly record: OutcomeRecord;
  /** The text that the hash is of. */
  readonly document: string;
  readonly recordedAt: Date;
  readonly confirmedAt: Date | null;
};

/** What committees advised and assemblies chose. A record is never changed: a later one replaces it. */
export class OutcomeStore {
  constructor(private readonly manager: EntityManager) {}

  /** The record that holds now, confirmed or not; null when there is none. Hold the round before. */
  async findLatest(roundId: string): Promise<KeptOutcome | null> {
    const { items } = await this.list(roundId, { page: 1, perPage: 1 });
    return items[0] ?? null;
  }

  /** @throws {NotFoundError} when the round has no such record */
  async get(roundId: string, recordId: string): Promise<KeptOutcome> {
    const rows: KeptRow[] = await this.manager.query(
      `${KEPT} WHERE o.round_id = $1 AND o.id = $2`,
      [roundId, recordId],
    );
    if (rows[0] === undefined) throw new NotFoundError('outcome record', recordId);
    return keptOf(rows[0]);
  }

  /** The records of a round, the one that holds first. */
  async list(roundId: string, { page, perPage }: PageRequest): Promise<Page<KeptOutcome>> {
    const totalCount = await this.manager.countBy(OutcomeRecordRow, { roundId });
    const rows: KeptRow[] = await this.manager.query(
      `${KEPT} WHERE o.round_id = $1 ORDER BY o.number DESC LIMIT $2 OFFSET $3`,
      [roundId, perPage, (page - 1) * perPage],
    );
    return { items: rows.map(keptOf), totalCount };
  }

  /** Writes the next record of a round whose row is held. */
  async insert(given: {
    readonly id: string;
    readonly roundId: string;
    readonly number: number;
    readonly record: OutcomeRecord;
    readonly recordedBy: string;
    readonly recordedAt: Date;
  }): Promise<void> {
    const { record, ...rest } = given;
    const document = outcomeDocument(given.roundId, record);
    const textHash = sha256(document);
    await this.manager.insert(OutcomeRecordRow, { ...rest, document, textHash });
  }

  async confirm(confirmation: {
    readonly recordId: string;
    readonly roundId: string;
    readonly textHash: string;
    readonly confirmedBy: string;
    readonly confirmedAt: Date;
  }): Promise<void> {
    await this.manager.insert(OutcomeConfirmationRow, confirmation);
  }

  /** Writes which record an allocation decision rests on, if any; the database compares the two. */
  async insertBasis(basis: {
    readonly decisionId: string;
    readonly roundId: string;
    readonly outcomeRecordId: string | null;
    readonly deviations: readonly Deviation[];
  }): Promise<void> {
    const { outcomeRecordId: recordId, deviations, ...of } = basis;
    if (recordId === null) return;
    await this.manager.insert(AllocationOutcomeRow, {
      ...of,
      recordId,
      deviations: [...deviations],
    });
  }
}

type KeptRow = Omit<KeptOutcome, 'record'>;

const KEPT = `
  SELECT o.id, o.round_id AS "roundId", o.number, o.document, o.text_hash AS "textHash",
         o.recorded_by AS "recordedBy", o.recorded_at AS "recordedAt",
         c.confirmed_by AS "confirmedBy", c.confirmed_at AS "confirmedAt"
    FROM outcome_record o LEFT JOIN outcome_confirmation c ON c.record_id = o.id`;

function keptOf(row: KeptRow): KeptOutcome {
  return { ...row, record: JSON.parse(row.document) as OutcomeRecord };
}
