import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startTestApi, type TestApi } from '../support/api.js';
import { aCopy, insertSql, type Relation, relations } from '../support/catalogue.js';
import { aFullMunicipality } from '../support/full-municipality.factory.js';
import { asOwner, type TestMunicipality } from '../support/municipality.factory.js';
import { ServiceLogin } from '../support/service-login.js';

/** What belongs to no municipality, and why. A new table without a municipality has to explain itself. */
const ABOVE_MUNICIPALITIES = [
  'ledger.flow', // The same rules of bookkeeping for all.
  'migrations',
  'municipality', // Which take part is no secret.
  'outbox', // Holds ids only; the relay serves all.
];

/** What runs with the rights of the owner, and so asks for the municipality by itself. */
const AS_OWNER = [
  'follow_area_name()',
  'follow_initiative()',
  'ledger.apply()',
  'ledger.check_transfer()',
  'ledger.hold_account(text)',
  'ledger.open_account(text)',
  'ledger.post_journal(uuid,text,timestamp with time zone,jsonb)',
  'log_phase_change()',
  'search_initiatives(text[],jsonb,integer,integer)',
  'similar_initiatives(text[],text[],uuid,integer)',
  'words_like(text)',
];

const POLICY =
  '* t (municipality_id = current_municipality()) (municipality_id = current_municipality())';

describe('the border between municipalities, in the database', () => {
  let api: TestApi;
  let own: TestMunicipality;
  let other: TestMunicipality;
  let service: ServiceLogin;
  let tables: readonly Relation[];
  let known: readonly Relation[];

  beforeAll(async () => {
    api = await startTestApi();
    [own, other] = [await aFullMunicipality(api), await aFullMunicipality(api)];
    service = await ServiceLogin.connect(api);
    known = await relations(api);
    tables = known.filter(({ isView, isOfMunicipality }) => isOfMunicipality && !isView);
  });

  afterAll(async () => {
    await service.end();
    await api.close();
  });

  /** The tables, of all that belong to municipalities, in which something could be done. */
  async function tablesWhere(happens: (table: string) => Promise<boolean>): Promise<string[]> {
    const found: string[] = [];
    for (const { name } of tables) if (await happens(name)) found.push(name);
    return found;
  }

  it('guards every table of a municipality, and every view reads with the rights of its reader', () => {
    const unguarded = known.filter(
      ({ isOfMunicipality, isGuarded }) => isOfMunicipality && !isGuarded,
    );
    const otherwise = tables.filter(
      ({ policies }) => policies.length !== 1 || policies[0] !== POLICY,
    );
    const above = known.filter(({ isOfMunicipality }) => !isOfMunicipality);

    expect(tables.length).toBeGreaterThan(25);
    expect(unguarded).toEqual([]);
    expect(otherwise).toEqual([]);
    expect(above.map(({ name }) => name)).toEqual(ABOVE_MUNICIPALITIES);
  });

  it('has no function with the rights of the owner but those that ask for the municipality', async () => {
    const functions = await asOwner<{ name: string }>(
      api,
      `SELECT p.oid::regprocedure::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN ('public', 'ledger') AND p.prosecdef ORDER BY 1`,
    );

    expect(functions.map(({ name }) => name)).toEqual(AS_OWNER);
  });

  it('is tried with rows on both sides of it, in every table', async () => {
    const empty = await tablesWhere(async (table) => {
      const rows = await asOwner(api, `SELECT DISTINCT municipality_id FROM ${table}`);
      return rows.length !== 2;
    });

    expect(empty).toEqual([]);
  });

  it('lets the service read its own rows, and nobody else’s', async () => {
    const blind = await tablesWhere(
      async (table) => (await service.reach(own.id, `SELECT FROM ${table}`)) === 0,
    );
    const crossed = await tablesWhere(
      async (table) =>
        (await service.reach(own.id, `SELECT FROM ${table} WHERE municipality_id <> $1`, [
          own.id,
        ])) > 0,
    );
    const nowhere = await tablesWhere(
      async (table) => (await service.reach('', `SELECT FROM ${table}`)) > 0,
    );

    expect(blind).toEqual([]);
    expect(crossed).toEqual([]);
    expect(nowhere).toEqual([]);
  });

  it('lets nothing through a view', async () => {
    const views = known.filter(({ isView }) => isView);

    for (const { name } of views) {
      expect(
        await service.reach(own.id, `SELECT FROM ${name} WHERE municipality_id <> $1`, [own.id]),
      ).toBe(0);
    }
    expect(views).not.toEqual([]);
  });

  it('lets nobody change, move or remove what lies across', async () => {
    const changed = await tablesWhere(
      async (table) =>
        (await service.reach(
          own.id,
          `UPDATE ${table} SET municipality_id = $1 WHERE municipality_id = $1`,
          [other.id],
        )) > 0,
    );
    const taken = await tablesWhere(
      async (table) =>
        (await service.reach(
          own.id,
          `UPDATE ${table} SET municipality_id = $1 WHERE municipality_id = $2`,
          [own.id, other.id],
        )) > 0,
    );
    const given = await tablesWhere(
      async (table) =>
        (await service.reach(own.id, `UPDATE ${table} SET municipality_id = $1`, [other.id])) > 0,
    );
    const removed = await tablesWhere(
      async (table) =>
        (await service.reach(own.id, `DELETE FROM ${table} WHERE municipality_id = $1`, [
          other.id,
        ])) > 0,
    );
    const emptied = await tablesWhere(
      async (table) =>
        (await service.attempt(own.id, `TRUNCATE ${table} CASCADE`)).refused === null,
    );

    expect({ changed, taken, given, removed, emptied }).toEqual({
      changed: [],
      taken: [],
      given: [],
      removed: [],
      emptied: [],
    });
  });

  it('lets nobody write a row on the other side', async () => {
    const written = await tablesWhere(async (table) => {
      const row = JSON.stringify(await aCopy(api, table, other.id));
      return (await service.attempt(own.id, await insertSql(api, table), [row])).refused === null;
    });

    expect(written).toEqual([]);
  });

  it('lets the ledger move nothing between municipalities', async () => {
    const [account] = await asOwner<{ path: string }>(
      api,
      `SELECT path FROM ledger.account WHERE municipality_id = $1 AND path LIKE 'budget:%'`,
      [other.id],
    );
    const [pending] = await asOwner<{ id: string }>(
      api,
      `SELECT id FROM ledger.transfer WHERE municipality_id = $1 AND kind = 'pending'`,
      [other.id],
    );
    const journal = (item: object): Promise<{ readonly refused: string | null }> =>
      service.attempt(own.id, 'SELECT ledger.post_journal($1, $2, now(), $3)', [
        randomUUID(),
        'service',
        JSON.stringify([{ id: randomUUID(), ...item }]),
      ]);

    const granted = await journal({
      kind: 'posted',
      code: 'budget-grant',
      debit: 'external:council',
      credit: account?.path,
      amount: '1',
    });
    const settled = await journal({
      kind: 'post',
      code: 'tranche-release',
      pendingId: pending?.id,
    });
    const nowhere = await service.attempt('', `SELECT ledger.open_account('external:council')`);

    expect(account).toBeDefined();
    expect([granted.refused, settled.refused, nowhere.refused]).not.toContain(null);
  });
});
