import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  aChart,
  allocation,
  type Chart,
  grant,
  LedgerDoor,
  releaseOf,
  tranche,
} from '../support/ledger-door.js';
import { aMunicipality } from '../support/municipality.factory.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const DENIED = '42501';
const WRITES = [
  ['ledger.transfer', 'amount'],
  ['ledger.account', 'credits_posted'],
  ['ledger.leaf', 'leaf_hash'],
  ['ledger.flow', 'debit_shape'],
].flatMap(([table, column]) => [
  `INSERT INTO ${table} DEFAULT VALUES`,
  `UPDATE ${table} SET ${column} = ${column}`,
  `DELETE FROM ${table}`,
  `TRUNCATE ${table} CASCADE`,
]);
const INNER_FUNCTIONS = [
  `ledger.apply()`,
  `ledger.check_transfer()`,
  `ledger.lock_accounts('[]')`,
  `ledger.transfer_of('{}')`,
  `ledger.is_recorded(NULL)`,
  `ledger.check_flow(NULL)`,
  `ledger.check_resolution(NULL)`,
  `ledger.refuse('a', 'b')`,
];

describe('the guards of the ledger', () => {
  let database: TestDatabase;
  let door: LedgerDoor;
  let owner: pg.Client;
  let chart: Chart;
  let pendingId: string;
  const [preparer, releaser] = [`person:${randomUUID()}`, `person:${randomUUID()}`];

  beforeAll(async () => {
    database = await createTestDatabase();
    const town = await aMunicipality({ database });
    door = await LedgerDoor.open(database, town.id);
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    chart = aChart();
    await door.openAccounts(Object.values(chart));
    const [released, open] = [tranche(chart, 10_000), tranche(chart, 5_000)];
    pendingId = open.id;
    await door.post([grant(chart, 100_000), allocation(chart, 60_000)]);
    await door.post([released, open], preparer);
    await door.post([releaseOf(released.id)], releaser);
  });

  afterAll(async () => {
    await door.close();
    await owner.end();
    await database.drop();
  });

  /** What the proof shows while some SQL of a superuser has been done; it is taken back after. */
  async function proofAfter(...sql: readonly string[]): Promise<string[]> {
    await owner.query('BEGIN');
    try {
      await owner.query('SET LOCAL session_replication_role = replica');
      for (const each of sql) await owner.query(each);
      const { rows } = await owner.query<{ fault: string }>('SELECT fault FROM ledger.proof');
      return [...new Set(rows.map(({ fault }) => fault))].toSorted();
    } finally {
      await owner.query('ROLLBACK');
    }
  }

  it('find nothing wrong with what the service does', async () => {
    expect(await door.faults()).toEqual([]);
  });

  it.each(WRITES)('do not let the service do %s', async (sql) => {
    expect(await door.refusalOf(sql)).toBe(DENIED);
  });

  it.each(INNER_FUNCTIONS)('do not let the service call %s', async (call) => {
    expect(await door.refusalOf(`SELECT ${call}`)).toBe(DENIED);
  });

  it.each([
    'SET ROLE postgres',
    'SET ROLE pg_database_owner',
    'SET SESSION AUTHORIZATION postgres',
    `SET session_replication_role = 'replica'`,
    'ALTER TABLE ledger.transfer DISABLE TRIGGER ALL',
    'ALTER TABLE ledger.transfer DISABLE ROW LEVEL SECURITY',
    'ALTER TABLE ledger.account DROP CONSTRAINT account_ceiling',
    'DROP TRIGGER transfer_apply ON ledger.transfer',
    'CREATE FUNCTION ledger.own() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'CREATE TABLE ledger.own (id int)',
    'CREATE TABLE public.own (id int)',
  ])('do not let the service get around them by %s', async (sql) => {
    expect(await door.refusalOf(sql)).toBe(DENIED);
  });

  it('leave the login of the service without rights, also outside its role', async () => {
    await door.query('SET ROLE NONE');
    const refusals = [];
    for (const sql of WRITES) refusals.push(await door.refusalOf(sql));
    const roles = await door.query<{ role: string }>(
      `SELECT rolname AS role FROM pg_roles WHERE pg_has_role(session_user, oid, 'SET') AND rolname <> session_user`,
    );
    await door.query('RESET ROLE');

    expect(new Set(refusals)).toEqual(new Set([DENIED]));
    expect(roles).toEqual([{ role: 'wijkkas_app' }]);
    expect(await door.query('SELECT current_user::text AS role')).toEqual([
      { role: 'wijkkas_app' },
    ]);
  });

  it.each([
    'UPDATE ledger.transfer SET amount = amount + 1',
    'DELETE FROM ledger.transfer',
    'TRUNCATE ledger.transfer CASCADE',
    `UPDATE ledger.leaf SET leaf_hash = '\\x00'`,
    'DELETE FROM ledger.leaf',
    'TRUNCATE ledger.leaf',
    'UPDATE ledger.account SET credits_posted = credits_posted + 1',
    'UPDATE ledger.account SET has_ceiling = has_ceiling',
    'DELETE FROM ledger.account',
    'TRUNCATE ledger.account CASCADE',
  ])('stop the owner too: %s', async (sql) => {
    await expect(owner.query(sql)).rejects.toThrow(/append_only/);
  });

  it.each([
    [
      'changes an amount by a cent',
      `UPDATE ledger.transfer SET amount = amount + 1 WHERE kind = 'pending'`,
      ['leaf', 'pending'],
    ],
    [
      'changes a posted amount by a cent',
      `UPDATE ledger.transfer SET amount = amount - 1 WHERE code = 'allocation'`,
      ['leaf', 'posted'],
    ],
    [
      'changes who did it',
      `UPDATE ledger.transfer SET actor = 'service' WHERE code = 'tranche-release'`,
      ['leaf'],
    ],
    [
      'changes when it happened',
      `UPDATE ledger.transfer SET event_at = event_at - interval '1 year'`,
      ['leaf'],
    ],
    [
      'lowers a balance',
      `UPDATE ledger.account SET debits_posted = debits_posted - 1 WHERE path LIKE 'budget:%'`,
      ['posted', 'sum'],
    ],
    [
      'frees a reservation',
      `UPDATE ledger.account SET debits_pending = 0, credits_pending = 0`,
      ['pending'],
    ],
    [
      'removes a transfer',
      `DELETE FROM ledger.transfer WHERE code = 'tranche-release'`,
      ['leaf', 'pending', 'posted'],
    ],
    ['removes a leaf', `DELETE FROM ledger.leaf`, ['leaf']],
    [
      'moves a transfer to another account',
      `UPDATE ledger.transfer SET debit_id = credit_id, credit_id = debit_id WHERE code = 'allocation'`,
      ['leaf', 'posted'],
    ],
    [
      'repeats a transfer without a leaf',
      `INSERT INTO ledger.transfer SELECT gen_random_uuid(), municipality_id, kind, pending_id, debit_id, credit_id, currency, amount, code, journal_id, actor, event_at, recorded_at FROM ledger.transfer WHERE code = 'budget-grant'`,
      ['leaf', 'posted'],
    ],
  ])('show it when a superuser %s', async (_, sql, faults) => {
    expect(await proofAfter(sql)).toEqual(faults);
  });

  it('show it when a superuser gives an account another name', async () => {
    const faults = await proofAfter(
      `UPDATE ledger.account SET path = 'initiative:${randomUUID()}:paid' WHERE path = '${chart.paid}'`,
    );

    expect(faults).toEqual(['leaf']);
  });

  it('show a removed transfer by its leaf, also when the balances were mended', async () => {
    const faults = await proofAfter(
      `DELETE FROM ledger.transfer WHERE id = '${pendingId}'`,
      `UPDATE ledger.account SET debits_pending = 0, credits_pending = 0`,
    );

    expect(faults).toEqual(['leaf']);
  });
});
