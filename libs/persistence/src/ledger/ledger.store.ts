import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { CeilingExceededError, ReservationResolvedError, type Transfer } from '#domain';
import { translating } from '../constraint-violation.js';
import type { Page, PageRequest } from '../page.js';
import {
  type AccountBalance,
  type AccountResult,
  balanceOf,
  type RecordedTransfer,
  type TransferResult,
  transferOf,
} from './ledger.view.js';

export type LedgerFault = {
  /** What kind of fault: `posted`, `pending`, `sum`, `leaf` or `document`. */
  readonly fault: string;
  /** The account, the transfer or the currency that it is about. */
  readonly subject: string;
};

/** The only way to move money: through `ledger.post_journal`, which the database guards. */
export class LedgerStore {
  constructor(private readonly manager: EntityManager) {}

  /** Opens an account if it is not there yet. Its ceiling follows from its path. */
  async open(path: string): Promise<void> {
    await this.manager.query('SELECT ledger.open_account($1)', [path]);
  }

  /**
   * Posts the transfers of one business event, all or none, and opens the accounts they need.
   * Their accounts are held until the transaction ends. Posting the same again changes nothing.
   *
   * @throws {CeilingExceededError} when an account would pass on more than it was given
   * @throws {ReservationResolvedError} when a reservation was posted or voided before
   */
  async post(actor: string, happenedAt: Date, transfers: readonly Transfer[]): Promise<void> {
    if (transfers.length === 0) return;
    // In one order everywhere, so that two journals cannot wait for each other's new accounts.
    const paths = new Set(transfers.flatMap(accountsOf));
    for (const path of [...paths].toSorted()) await this.open(path);
    const refusals = {
      account_ceiling: () => new CeilingExceededError(),
      transfer_one_resolution: () => new ReservationResolvedError(),
    };
    await translating(refusals, () =>
      this.manager.query('SELECT ledger.post_journal($1, $2, $3, $4)', [
        randomUUID(),
        actor,
        happenedAt,
        JSON.stringify(transfers.map(itemOf)),
      ]),
    );
  }

  /**
   * Opens an account if need be, holds it until the transaction ends, and says how it stands: what
   * is decided on these figures is still right when it is written. Hold several by path.
   */
  async hold(path: string): Promise<AccountBalance> {
    await this.open(path);
    const rows: Omit<AccountResult, 'path'>[] = await this.manager.query(
      'SELECT credits, debits, pending FROM ledger.hold_account($1)',
      [path],
    );
    return balanceOf({ path, credits: '0', debits: '0', pending: '0', ...rows[0] });
  }

  /** The balance of an account, or null when it was never opened. */
  async balance(path: string): Promise<AccountBalance | null> {
    const rows: AccountResult[] = await this.manager.query(`${ACCOUNTS} WHERE path = $1`, [path]);
    return rows[0] === undefined ? null : balanceOf(rows[0]);
  }

  /** The accounts with their balances, by path. */
  async accounts({ page, perPage }: PageRequest): Promise<Page<AccountBalance>> {
    const rows: AccountResult[] = await this.manager.query(
      `${ACCOUNTS} ORDER BY path COLLATE "C" LIMIT $1 OFFSET $2`,
      [perPage, (page - 1) * perPage],
    );
    const counted: [{ count: string }] = await this.manager.query(
      'SELECT count(*) FROM ledger.account',
    );
    return { items: rows.map(balanceOf), totalCount: Number(counted[0].count) };
  }

  /** The transfers, the last recorded first; of one account only when its path is given. */
  async transfers(
    { page, perPage }: PageRequest,
    filter: { readonly accountPath: string | null },
  ): Promise<Page<RecordedTransfer>> {
    const rows: TransferResult[] = await this.manager.query(
      `${TRANSFERS} ORDER BY t.recorded_at DESC, t.id LIMIT $2 OFFSET $3`,
      [filter.accountPath, perPage, (page - 1) * perPage],
    );
    const counted: [{ count: string }] = await this.manager.query(
      `SELECT count(*) FROM (${TRANSFERS}) AS found`,
      [filter.accountPath],
    );
    return { items: rows.map(transferOf), totalCount: Number(counted[0].count) };
  }

  /**
   * What the proof finds wrong: balances, leaves, and transfers without a document. Nothing,
   * unless somebody went behind the ledger's back.
   */
  async faults(): Promise<readonly LedgerFault[]> {
    return this.manager.query(`
      SELECT fault, subject FROM ledger.proof
      UNION ALL SELECT 'document', id::text FROM undocumented_transfer
      ORDER BY fault, subject`);
  }
}

const ACCOUNTS = `
  SELECT path, credits_posted AS credits, debits_posted AS debits, debits_pending AS pending FROM ledger.account`;

const TRANSFERS = `
  SELECT t.id, t.kind, t.code, t.pending_id AS "pendingId", d.path AS debit, c.path AS credit, t.amount,
         t.journal_id AS "journalId", t.actor, t.event_at AS "happenedAt", t.recorded_at AS "recordedAt"
    FROM ledger.transfer t
    JOIN ledger.account d ON d.id = t.debit_id
    JOIN ledger.account c ON c.id = t.credit_id
   WHERE $1::text IS NULL OR d.path = $1 OR c.path = $1`;

/** Amounts go over as text: JSON has no bigint. */
function itemOf(transfer: Transfer): object {
  if (!('amountCents' in transfer)) return transfer;
  const { amountCents, ...rest } = transfer;
  return { ...rest, amount: amountCents.toString() };
}

function accountsOf(transfer: Transfer): string[] {
  return 'debit' in transfer ? [transfer.debit, transfer.credit] : [];
}
