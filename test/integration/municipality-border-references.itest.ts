import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startTestApi, type TestApi } from '../support/api.js';
import {
  aCopy,
  aRow,
  insertSql,
  type Reference,
  references,
  relations,
} from '../support/catalogue.js';
import { aFullMunicipality } from '../support/full-municipality.factory.js';
import type { TestMunicipality } from '../support/municipality.factory.js';
import { ServiceLogin } from '../support/service-login.js';

const FOREIGN_KEY_VIOLATION = '23503';

/** References by one column: the trigger of the table compares the municipalities instead. */
const KEPT_BY_TRIGGER = [
  'application_step_transfer',
  'budget_grant_transfer',
  'carry_over_transfer',
  'commitment_transfer',
  'envelope_movement_transfer',
  'leaf_transfer',
  'payment_settlement_transfer',
  'payment_transfer',
  'transfer_pending',
];

describe('the border between municipalities, in references', () => {
  let api: TestApi;
  let own: TestMunicipality;
  let other: TestMunicipality;
  let foreignKeys: readonly Reference[];

  beforeAll(async () => {
    api = await startTestApi();
    [own, other] = [await aFullMunicipality(api), await aFullMunicipality(api)];
    const tables = (await relations(api)).filter(({ isOfMunicipality }) => isOfMunicipality);
    const names = new Set(tables.map(({ name }) => name));
    foreignKeys = (await references(api)).filter(
      ({ table, target }) => names.has(table) && names.has(target),
    );
  });

  afterAll(() => api.close());

  /** An own row that refers, by this reference, to a row on the other side. */
  async function aRowAcross({ table, columns, target, targetColumns }: Reference): Promise<string> {
    const there = await aRow(api, target, other.id);
    const across = Object.fromEntries(
      columns.map((column, index) => [column, there[targetColumns[index] ?? '']] as const),
    );
    const here = await aCopy(api, table, own.id);
    return JSON.stringify({ ...here, ...across, municipality_id: own.id });
  }

  it('lets the service write no row that refers to one on the other side', async () => {
    const service = await ServiceLogin.connect(api);
    const crossed: string[] = [];
    for (const reference of foreignKeys) {
      const sql = await insertSql(api, reference.table);
      const outcome = await service.attempt(own.id, sql, [await aRowAcross(reference)]);
      if (outcome.refused === null) crossed.push(reference.name);
    }
    await service.end();

    expect(crossed).toEqual([]);
  });

  it('has the municipality in every reference, or a trigger that compares it', () => {
    const bare = foreignKeys.filter(({ columns }) => !columns.includes('municipality_id'));

    expect(bare.map(({ name }) => name)).toEqual(KEPT_BY_TRIGGER);
  });

  it('lets not even the owner make a row refer to one on the other side', async () => {
    const answers: Record<string, string> = {};
    for (const reference of foreignKeys.filter(({ name }) => !KEPT_BY_TRIGGER.includes(name))) {
      answers[reference.name] = await referAcross(reference);
    }

    const crossed = Object.entries(answers).filter(([, code]) => code !== FOREIGN_KEY_VIOLATION);
    expect(crossed).toEqual([]);
    expect(Object.keys(answers).length).toBeGreaterThan(25);
  });

  /** What the database says when one own row is made to refer across, with only the references to stop it. */
  async function referAcross({
    table,
    columns,
    target,
    targetColumns,
  }: Reference): Promise<string> {
    const moved = columns
      .map((column, index) => ({ column, from: targetColumns[index] ?? '' }))
      .filter(({ column }) => column !== 'municipality_id');
    const same = moved.map(({ column, from }) => `u.${column} = r.${from}`).join(' AND ');
    const owner = new pg.Client({ connectionString: api.database.ownerUrl });
    await owner.connect();
    try {
      await owner.query('BEGIN');
      await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      // A text that repeats what a row refers to is checked before the reference is.
      await owner.query(await withoutChecks(owner, table));
      const { rowCount } = await owner.query(
        `UPDATE ${table} t SET ${moved.map(({ column, from }) => `${column} = f.${from}`).join(', ')}
           FROM (SELECT * FROM ${target} r WHERE r.municipality_id = $2
                   AND NOT EXISTS (SELECT FROM ${table} u WHERE ${same}) LIMIT 1) f
          WHERE t.ctid = (SELECT ctid FROM ${table} u WHERE u.municipality_id = $1
                   AND ${moved.map(({ column }) => `u.${column} IS NOT NULL`).join(' AND ')} LIMIT 1)`,
        [own.id, other.id],
      );
      return `${rowCount ?? 0} rows`;
    } catch (error) {
      return (error as pg.DatabaseError).code ?? 'unknown';
    } finally {
      await owner.end();
    }
  }
});

/** SQL that drops the checks of a table, which the transaction takes back. */
async function withoutChecks(owner: pg.Client, table: string): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT conname AS name FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'c'`,
    [table],
  );
  return rows.map(({ name }) => `ALTER TABLE ${table} DROP CONSTRAINT ${name}`).join('; ');
}
