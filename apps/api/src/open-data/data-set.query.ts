import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DatasetName } from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';
import { API_VERSION } from '../api-version.js';
import {
  type DataRecord,
  DECISION_COLUMNS,
  decisionRecord,
  INITIATIVE_COLUMNS,
  initiativeRecord,
  PARTICIPATION_COLUMNS,
  participationRecord,
  POPULATION_COLUMNS,
  populationRecord,
  SPENDING_COLUMNS,
  spendingRecord,
} from './data-record.js';
import { tellParticipation } from './told-participation.js';

/** A part of a set of data, and where the next part begins; null after the last. */
type Batch = { readonly records: readonly DataRecord[]; readonly next: string | null };
type Source = {
  readonly columns: readonly string[];
  readonly read: (stores: Stores, after: string | null, withGeometry: boolean) => Promise<Batch>;
};

/** A set of data as it can be sent: its columns, and its records one after the other. */
export type OpenSet = {
  readonly columns: readonly string[];
  readonly records: AsyncIterable<DataRecord>;
};

/** The sets of open data. Each part is read in a transaction of its own, so a slow reader holds nothing. */
@Injectable()
export class DataSetQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A mark that is another one whenever what would be sent is. */
  mark({ tenant }: TenantContext, name: DatasetName, form: string): Promise<string> {
    return this.unitOfWork.run(tenant, async ({ openDataExport }) => {
      const state = await openDataExport.fingerprint();
      const text = [API_VERSION, tenant.id, name, form, state].join('|');
      return createHash('sha256').update(text).digest('hex').slice(0, 32);
    });
  }

  /** The first part is read at once, so that what goes wrong is told as a problem. */
  async open(context: TenantContext, name: DatasetName, withGeometry: boolean): Promise<OpenSet> {
    const { columns, read } = SOURCES[name];
    const readAfter = (after: string | null): Promise<Batch> =>
      this.unitOfWork.run(context.tenant, (stores) => read(stores, after, withGeometry));
    return { columns, records: recordsOf(await readAfter(null), readAfter) };
  }
}

async function* recordsOf(
  first: Batch,
  readAfter: (after: string | null) => Promise<Batch>,
): AsyncGenerator<DataRecord> {
  for (let batch = first; ; batch = await readAfter(batch.next)) {
    yield* batch.records;
    if (batch.next === null) return;
  }
}

function batchOf<Row>(
  rows: readonly Row[],
  record: (row: Row) => DataRecord,
  idOf: (row: Row) => string,
): Batch {
  const last = rows.at(-1);
  return { records: rows.map(record), next: last === undefined ? null : idOf(last) };
}

const rowId = ({ id }: { readonly id: string }): string => id;

function participationSource(measures: readonly string[]): Source {
  return {
    columns: PARTICIPATION_COLUMNS,
    read: async ({ participation }, after, withGeometry) => {
      const lines = await participation.batch(after, withGeometry);
      const told = tellParticipation(lines).filter(({ line }) => measures.includes(line.measure));
      const next = lines.at(-1)?.publicationId ?? null;
      return { records: told.map(participationRecord), next };
    },
  };
}

const SOURCES: Readonly<Record<DatasetName, Source>> = {
  initiatives: {
    columns: INITIATIVE_COLUMNS,
    read: async ({ openDataExport }, after) =>
      batchOf(await openDataExport.initiatives(after), initiativeRecord, rowId),
  },
  decisions: {
    columns: DECISION_COLUMNS,
    read: async ({ openDataExport }, after) =>
      batchOf(await openDataExport.decisions(after), decisionRecord, rowId),
  },
  spending: {
    columns: SPENDING_COLUMNS,
    read: async ({ openDataExport }, after) =>
      batchOf(await openDataExport.spending(after), spendingRecord, rowId),
  },
  turnout: participationSource(['voters']),
  participation: participationSource(['initiators', 'supporters', 'voters']),
  population: {
    columns: POPULATION_COLUMNS,
    read: async ({ openDataExport }, after, withGeometry) => {
      const rows = await openDataExport.population(after, withGeometry);
      return batchOf(rows, populationRecord, ({ importId }) => importId);
    },
  },
};
