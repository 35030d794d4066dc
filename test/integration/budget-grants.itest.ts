import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startTestApi, type Json, type TestApi } from '../support/api.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';

type Budget = { readonly id: string; readonly year: number };

describe('a grant, in the database', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let officer: TestPerson;
  let lastYear = 2000;
  const path = (rest: string): string => `/municipalities/${town.slug}${rest}`;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    officer = await aPerson(api, town, 'finance-officer');
  });

  afterAll(() => api.close());

  /** A budget of a year that has none yet. */
  async function aBudget(): Promise<Budget> {
    lastYear += 1;
    const body = { wijkteamId: town.wijkteamId, year: lastYear };
    return (await officer.client.post<Budget>(path('/budgets'), body)).body;
  }

  /** Grants something over HTTP, and returns the id of the grant. */
  async function grant(budgetId: string, amountCents: number): Promise<string> {
    const body = { amountCents, decisionReference: 'Raadsbesluit 2026-041' };
    const url = path(`/budgets/${budgetId}/grants`);
    return (await officer.client.post<{ id: string }>(url, body)).body.id;
  }

  /** Takes the row of a grant away, and writes it again with something else in it. */
  async function write(change: Json): Promise<unknown> {
    const budget = await aBudget();
    const id = await grant(budget.id, 900);
    const day = '2099-01-01';
    const kept = { id, budget: budget.id, amount: 900, by: officer.id, day, ...change };
    await asOwner(api, `ALTER TABLE budget_grant DISABLE TRIGGER budget_grant_append_only`);
    await asOwner(api, `DELETE FROM budget_grant WHERE id = $1`, [id]);
    await asOwner(api, `ALTER TABLE budget_grant ENABLE TRIGGER budget_grant_append_only`);
    return asOwner(
      api,
      `INSERT INTO budget_grant (id, municipality_id, budget_id, amount_cents, decision_reference, granted_by, granted_at)
       VALUES ($1, $2, $3, $4, 'Besluit', $5, $6)`,
      [kept.id, town.id, kept.budget, kept.amount, kept.by, kept.day],
    );
  }

  it('takes a grant that is what the ledger says', async () => {
    await expect(write({})).resolves.toEqual([]);
  });

  it('takes no grant of another amount, or without a transfer', async () => {
    await expect(write({ amount: 901 })).rejects.toThrow('grant_without_transfer');
    await expect(write({ id: randomUUID() })).rejects.toThrow('grant_without_transfer');
  });

  it('takes no grant for another budget than the transfer went to', async () => {
    const other = await aBudget();

    await expect(write({ budget: other.id })).rejects.toThrow('grant_without_transfer');
  });

  it('takes no grant by another than whoever posted it', async () => {
    const colleague = await aPerson(api, town, 'finance-officer');

    await expect(write({ by: colleague.id })).rejects.toThrow('grant_without_transfer');
  });

  it('takes no grant of a day on which the officer held no office', async () => {
    await expect(write({ day: '2001-01-01' })).rejects.toThrow('grant_by_no_officer');
  });

  it('changes and forgets no grant', async () => {
    await expect(asOwner(api, `UPDATE budget_grant SET amount_cents = 1`)).rejects.toThrow(
      'append_only',
    );
    await expect(asOwner(api, `DELETE FROM budget_grant`)).rejects.toThrow('append_only');
    await expect(asOwner(api, `TRUNCATE budget_grant`)).rejects.toThrow('append_only');
  });
});
