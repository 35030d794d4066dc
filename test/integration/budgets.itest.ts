import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Answer, startTestApi, type Json, type TestApi, TestClient } from '../support/api.js';
import {
  aMachine,
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';

type Budget = { readonly id: string; readonly year: number };

describe('the budget of a wijkteam', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let officer: TestPerson;
  let anybody: TestClient;
  let lastYear = 2000;
  const path = (rest: string): string => `/municipalities/${town.slug}${rest}`;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    officer = await aPerson(api, town, 'finance-officer');
    anybody = new TestClient(api);
  });

  afterAll(() => api.close());

  /** A budget of a year that has none yet. */
  async function aBudget(): Promise<Budget> {
    lastYear += 1;
    const body = { wijkteamId: town.wijkteamId, year: lastYear };
    return (await officer.client.post<Budget>(path('/budgets'), body)).body;
  }

  function grant(
    budgetId: string,
    given: Json = {},
    headers: Record<string, string> = {},
    by: TestClient = officer.client,
  ): Promise<Answer<{ id: string; invalidParams: { name: string }[] }>> {
    const body = { amountCents: 1_000_000, decisionReference: 'Raadsbesluit 2026-041', ...given };
    return by.post(path(`/budgets/${budgetId}/grants`), body, headers);
  }

  /** Promises part of a budget to an initiative, straight in the ledger. */
  async function allocate(budgetId: string, amount: number): Promise<void> {
    const allocated = `initiative:${randomUUID()}:allocated`;
    await asOwner(
      api,
      `INSERT INTO ledger.account (municipality_id, path, has_ceiling) VALUES ($1, $2, true)`,
      [town.id, allocated],
    );
    await asOwner(
      api,
      `INSERT INTO ledger.transfer (id, municipality_id, kind, debit_id, credit_id, currency, amount, code, journal_id, actor, event_at)
       SELECT $1, $2, 'posted', d.id, c.id, 'EUR', $3, 'allocation', $1, 'service', now()
         FROM ledger.account d, ledger.account c WHERE d.path = $4 AND c.path = $5`,
      [randomUUID(), town.id, amount, `budget:${budgetId}`, allocated],
    );
  }

  it('is opened with nothing in it, once for each year', async () => {
    const body = { wijkteamId: town.wijkteamId, year: 2099 };

    const opened = await officer.client.post(path('/budgets'), body);
    const again = await officer.client.post(path('/budgets'), body);

    expect(opened.status).toBe(201);
    expect(opened.body).toEqual({
      id: expect.any(String),
      ...body,
      grantedCents: 0,
      carriedInCents: 0,
      carriedOutCents: 0,
      splitCents: 0,
      allocatedCents: 0,
      paidCents: 0,
      availableCents: 0,
    });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ type: 'urn:wijkkas:problem:already-exists', field: 'year' });
  });

  it('is what was granted, according to the ledger', async () => {
    const budget = await aBudget();

    const first = await grant(budget.id, { amountCents: 2_500_000 });
    await grant(budget.id, { amountCents: 1 });
    const { body } = await anybody.get(path(`/budgets/${budget.id}`));

    expect(first.status).toBe(201);
    expect(body).toMatchObject({
      grantedCents: 2_500_001,
      allocatedCents: 0,
      availableCents: 2_500_001,
    });
  });

  it('gets a grant as one transfer of the same id, by the officer, in a ledger that adds up', async () => {
    const budget = await aBudget();

    const { body } = await grant(budget.id, { amountCents: 777 });
    const transfers = await asOwner(
      api,
      `SELECT t.kind, t.code, t.amount, t.actor, d.path AS debit, c.path AS credit FROM ledger.transfer t
         JOIN ledger.account d ON d.id = t.debit_id JOIN ledger.account c ON c.id = t.credit_id WHERE t.id = $1`,
      [body.id],
    );
    const faults = await asOwner(api, 'SELECT * FROM ledger.proof');

    expect(transfers).toEqual([
      {
        kind: 'posted',
        code: 'budget-grant',
        amount: '777',
        actor: `person:${officer.id}`,
        debit: 'external:council',
        credit: `budget:${budget.id}`,
      },
    ]);
    expect(faults).toEqual([]);
  });

  it('shows what is allocated as not available any more', async () => {
    const budget = await aBudget();
    await grant(budget.id, { amountCents: 1_000 });
    await allocate(budget.id, 350);

    const { body } = await anybody.get(path(`/budgets/${budget.id}`));

    expect(body).toMatchObject({ grantedCents: 1_000, allocatedCents: 350, availableCents: 650 });
  });

  it('gets a grant once for the same command, however often it comes at once', async () => {
    const budget = await aBudget();
    const key = { 'idempotency-key': randomUUID() };

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => grant(budget.id, { amountCents: 500 }, key)),
    );
    const { body } = await anybody.get(path(`/budgets/${budget.id}`));

    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(body).toMatchObject({ grantedCents: 500 });
  });

  it('gets every one of many grants at once', async () => {
    const budget = await aBudget();

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => grant(budget.id, { amountCents: 100 })),
    );
    const { body } = await anybody.get(path(`/budgets/${budget.id}`));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(body).toMatchObject({ grantedCents: 2_000 });
  });

  it('tells anybody which decisions filled it, and nobody who entered them', async () => {
    const budget = await aBudget();
    await grant(budget.id, { decisionReference: '  Besluit   1 ' });
    await grant(budget.id, { decisionReference: 'Besluit 2' });

    const { body, headers } = await anybody.get<Json[]>(path(`/budgets/${budget.id}/grants`));

    expect(headers.get('total-count')).toBe('2');
    expect(body.map(({ decisionReference }) => decisionReference)).toEqual([
      'Besluit 2',
      'Besluit 1',
    ]);
    expect(body.map((each) => Object.keys(each))).toEqual(
      body.map(() => ['id', 'budgetId', 'amountCents', 'decisionReference', 'grantedAt']),
    );
  });

  it('is listed by year and wijkteam', async () => {
    const budget = await aBudget();
    await grant(budget.id, { amountCents: 42 });

    const found = await anybody.get<Json[]>(
      path(`/budgets?wijkteamId=${town.wijkteamId}&year=${budget.year}`),
    );
    const none = await anybody.get<Json[]>(path(`/budgets?wijkteamId=${randomUUID()}`));
    const newest = await anybody.get<Budget[]>(path('/budgets?perPage=100'));

    expect(found.body).toMatchObject([{ id: budget.id, grantedCents: 42 }]);
    expect(none.body).toEqual([]);
    expect(newest.body.map(({ year }) => year)).toEqual(
      newest.body.map(({ year }) => year).toSorted((left, right) => right - left),
    );
  });

  it.each([
    ['administrator', 403],
    ['auditor', 403],
    ['chair', 403],
    ['resident', 403],
  ] as const)('is not granted by somebody who is %s', async (role, status) => {
    const budget = await aBudget();
    const { client } = await aPerson(api, town, role);

    const granted = await grant(budget.id, {}, {}, client);
    const opened = await client.post(path('/budgets'), { wijkteamId: town.wijkteamId, year: 2098 });

    expect([granted.status, opened.status]).toEqual([status, status]);
  });

  it('is not granted by a machine, nor by nobody', async () => {
    const budget = await aBudget();
    const machine = await aMachine(api, town, ['grant-budget']);

    const byMachine = await grant(budget.id, {}, {}, machine);
    const byNobody = await grant(budget.id, {}, {}, anybody);

    expect(byMachine.status).toBe(403);
    expect(byMachine.body).toMatchObject({ type: 'urn:wijkkas:problem:machine-cannot-grant' });
    expect(byNobody.status).toBe(401);
  });

  it.each([0, -1, 1.5, '100', 1_000_000_000_001])(
    'gets no grant of %p cents',
    async (amountCents) => {
      const budget = await aBudget();

      const answer = await grant(budget.id, { amountCents });

      expect(answer.status).toBe(400);
      expect(new Set(answer.body.invalidParams.map(({ name }) => name))).toEqual(
        new Set(['amountCents']),
      );
    },
  );

  it.each(['', '   ', '\u0000', 'x'.repeat(201)])(
    'gets no grant by the decision %j',
    async (decisionReference) => {
      const budget = await aBudget();

      const answer = await grant(budget.id, { decisionReference });

      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ invalidParams: [{ name: 'decisionReference' }] });
    },
  );

  it('that does not exist gets nothing, and neither does a wijkteam that does not', async () => {
    const opened = await officer.client.post(path('/budgets'), {
      wijkteamId: randomUUID(),
      year: 2030,
    });

    expect((await grant(randomUUID())).status).toBe(404);
    expect((await anybody.get(path(`/budgets/${randomUUID()}`))).status).toBe(404);
    expect((await anybody.get(path(`/budgets/${randomUUID()}/grants`))).status).toBe(404);
    expect(opened.status).toBe(404);
  });

  it('leaves in the audit trail who granted what by which decision', async () => {
    const budget = await aBudget();
    const { body } = await grant(budget.id, { amountCents: 900 });

    const trail = await asOwner(
      api,
      `SELECT actor, action, details FROM audit_entry WHERE subject_id = $1 ORDER BY id`,
      [budget.id],
    );

    expect(trail).toMatchObject([
      { action: 'create-budget' },
      {
        actor: `person:${officer.id}`,
        action: 'grant-budget',
        details: {
          transferId: body.id,
          amountCents: '900',
          decisionReference: 'Raadsbesluit 2026-041',
        },
      },
    ]);
  });
});
