import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { APPLICATION_ROLE } from '#persistence';
import type { TestDatabase } from './test-database.js';

/** An item of a journal, as the service sends it to the database. */
export type JournalItem = {
  readonly id: string;
  readonly kind: string;
  readonly code: string;
  readonly debit?: string;
  readonly credit?: string;
  readonly amount?: string;
  readonly pendingId?: string;
};

/** The rule that refused, by the name of its constraint, or else by the SQLSTATE. */
export type Refusal = { readonly refused: string };

const EPOCH = '2026-03-01T12:00:00Z';

/** The database as the service signs in to it, for talking to the ledger past the service. */
export class LedgerDoor {
  private constructor(private readonly client: pg.Client) {}

  /** Signs in for one municipality, or (null) for none. */
  static async open(
    database: Pick<TestDatabase, 'url'>,
    municipalityId: string | null,
  ): Promise<LedgerDoor> {
    const client = new pg.Client({
      connectionString: database.url,
      options: `-c role=${APPLICATION_ROLE}`,
    });
    await client.connect();
    const door = new LedgerDoor(client);
    await door.enter(municipalityId);
    return door;
  }

  /** Acts for another municipality from now on. */
  async enter(municipalityId: string | null): Promise<void> {
    await this.client.query(`SELECT set_config('wijkkas.municipality_id', $1, false)`, [
      municipalityId ?? '',
    ]);
  }

  async query<Row extends pg.QueryResultRow>(
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    return (await this.client.query<Row>(sql, [...values])).rows;
  }

  /** Runs SQL and gives the rule that refuses it, or null when nothing does. */
  async refusalOf(sql: string, values: readonly unknown[] = []): Promise<string | null> {
    try {
      await this.query(sql, values);
      return null;
    } catch (error) {
      const { constraint, code } = error as pg.DatabaseError;
      return constraint ?? code ?? String(error);
    }
  }

  /** Inside a transaction: the rule that would refuse some SQL, or null. Nothing of it stays. */
  async wouldRefuse(sql: string, values: readonly unknown[] = []): Promise<string | null> {
    await this.query('SAVEPOINT before');
    const refused = await this.refusalOf(sql, values);
    await this.query('ROLLBACK TO before');
    return refused;
  }

  async openAccounts(paths: readonly string[]): Promise<void> {
    for (const path of paths) await this.query('SELECT ledger.open_account($1)', [path]);
  }

  /** Posts a journal; gives the rule that refuses it, or how many transfers are new. */
  async post(items: unknown, actor = 'service'): Promise<number | Refusal> {
    try {
      const rows = await this.query<{ created: number }>(
        'SELECT ledger.post_journal($1, $2, $3, $4) AS created',
        [randomUUID(), actor, EPOCH, JSON.stringify(items)],
      );
      return rows[0]?.created ?? 0;
    } catch (error) {
      const { constraint, code } = error as pg.DatabaseError;
      return { refused: constraint ?? code ?? String(error) };
    }
  }

  faults(): Promise<{ fault: string; subject: string }[]> {
    return this.query('SELECT fault, subject FROM ledger.proof ORDER BY fault, subject');
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}

/** The accounts that one budget and one initiative need. */
export function aChart(): {
  readonly council: string;
  readonly budget: string;
  readonly allocated: string;
  readonly paid: string;
} {
  const initiative = `initiative:${randomUUID()}`;
  return {
    council: 'external:council',
    budget: `budget:${randomUUID()}`,
    allocated: `${initiative}:allocated`,
    paid: `${initiative}:paid`,
  };
}

export type Chart = ReturnType<typeof aChart>;

const item = (facts: Omit<JournalItem, 'id' | 'amount'>, amount: number | bigint): JournalItem => ({
  id: randomUUID(),
  ...facts,
  amount: amount.toString(),
});

export function grant({ council, budget }: Chart, amount: number | bigint): JournalItem {
  return item({ kind: 'posted', code: 'budget-grant', debit: council, credit: budget }, amount);
}

export function allocation({ budget, allocated }: Chart, amount: number | bigint): JournalItem {
  return item({ kind: 'posted', code: 'allocation', debit: budget, credit: allocated }, amount);
}

export function tranche({ allocated, paid }: Chart, amount: number | bigint): JournalItem {
  return item({ kind: 'pending', code: 'tranche', debit: allocated, credit: paid }, amount);
}

export function releaseOf(pendingId: string): JournalItem {
  return { id: randomUUID(), kind: 'post', code: 'tranche-release', pendingId };
}

export function cancellationOf(pendingId: string): JournalItem {
  return { id: randomUUID(), kind: 'void', code: 'tranche-cancel', pendingId };
}
