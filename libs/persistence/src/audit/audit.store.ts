import type { EntityManager } from 'typeorm';
import { type Page, type PageRequest, pageOf } from '../page.js';
import { AuditEntryRow } from './audit-entry.row.js';

/** One line of the audit trail: who did what to which thing, from where. Never personal data. */
export type AuditEntry = {
  /** `person:<id>`, `machine:<id>` or `service`. */
  readonly actor: string;
  /** The rule's own verb, such as `release-payment`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** The id of the request or the job that did it. */
  readonly origin: string;
  readonly details?: AuditDetails;
};

/** Facts about what was done: ids, amounts and states; never names, addresses or accounts. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null>>;

export type RecordedAuditEntry = Required<AuditEntry> & { readonly id: string; readonly at: Date };

export type AuditFilter = {
  /** Only what was done to this thing; null for everything. */
  readonly subjectId: string | null;
};

/** The audit trail: written in the transaction of what it tells about, and never changed. */
export class AuditStore {
  constructor(private readonly manager: EntityManager) {}

  async record(entry: AuditEntry): Promise<void> {
    await this.recordAll([entry]);
  }

  /** Records several entries at once, in the order given. */
  async recordAll(entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.manager.insert(
      AuditEntryRow,
      entries.map((entry) => ({ ...entry, details: entry.details ?? {} })),
    );
  }

  /** The trail, newest first. */
  async list(page: PageRequest, { subjectId }: AuditFilter): Promise<Page<RecordedAuditEntry>> {
    const [rows, totalCount] = await this.manager.findAndCount(AuditEntryRow, {
      ...(subjectId === null ? {} : { where: { subjectId } }),
      order: { id: 'DESC' },
      ...pageOf(page),
    });
    return { items: rows, totalCount };
  }
}
