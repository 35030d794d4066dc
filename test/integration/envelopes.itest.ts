import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import {
  aLineBudget,
  aLineTown,
  counters,
  ledgerFaults,
  type LineTown,
} from '../support/first-come-line.factory.js';
import { created } from '../support/funded-initiative.factory.js';
import { aMachine, asOwner } from '../support/municipality.factory.js';
import { aRound } from '../support/round.factory.js';

const problem = (code: string): string => `urn:wijkkas:problem:${code}`;

describe('a budget that is split', () => {
  let api: TestApi;
  let town: LineTown;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aLineTown(api, 1);
  });

  afterAll(() => api.close());

  const split = (
    budgetId: string,
    parts: readonly Json[],
    by: TestClient = town.treasurer.client,
  ): Promise<Answer<Json>> =>
    by.post(town.path(`/budgets/${budgetId}/splits`), { parts, decisionReference: 'Notulen 12' });
  const giveBack = (envelopeId: string, amountCents: number): Promise<Answer<Json>> =>
    town.chair.client.post(town.path(`/envelopes/${envelopeId}/returns`), {
      amountCents,
      decisionReference: 'Notulen 13',
    });
  const carryOver = (budgetId: string, body: Json): Promise<Answer<Json>> =>
    town.officer.client.post(town.path(`/budgets/${budgetId}/carry-overs`), {
      decisionReference: 'Raadsbesluit 2026-80',
      ...body,
    });
  const read = async (rest: string): Promise<Json> =>
    (await new TestClient(api).get(town.path(rest))).body;
  const idOf = async (budgetId: string, part: Json): Promise<string> => {
    const { envelopes } = (await created(split(budgetId, [part]))) as { envelopes: Json[] };
    return String(envelopes[0]?.['id']);
  };
  const faultsOf = ({ body }: Answer<Json>): string[] =>
    ((body['invalidParams'] ?? []) as Json[]).map(
      ({ name, code }) => `${String(name)} ${String(code)}`,
    );
  async function aBuurt(): Promise<string> {
    const id = randomUUID();
    await asOwner(
      api,
      `INSERT INTO area (id, municipality_id, kind, name, parent_id) VALUES ($1, $2, 'buurt', $3, $4)`,
      [id, town.town.id, `Buurt ${id.slice(0, 4)}`, town.town.areaId],
    );
    return id;
  }

  it('goes to a round, a theme and a buurt at once, and its page adds up', async () => {
    const budgetId = await aLineBudget(town, 1_000_000);
    const areaId = await aBuurt();

    const answer = await split(budgetId, [
      { kind: 'round', name: 'Lenteronde', amountCents: 300_000 },
      { kind: 'theme', name: 'Groen', amountCents: 200_000 },
      { kind: 'area', name: 'De Hof', areaId, amountCents: 100_000 },
    ]);

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ budgetId, totalCents: 600_000 });
    expect(await read(`/budgets/${budgetId}`)).toMatchObject({
      grantedCents: 1_000_000,
      carriedInCents: 0,
      carriedOutCents: 0,
      splitCents: 600_000,
      allocatedCents: 0,
      availableCents: 400_000,
    });
    const list = (await read(`/budgets/${budgetId}/envelopes`)) as unknown as Json[];
    expect(
      list.map(({ name, kind, grantedCents, availableCents }) => [
        name,
        kind,
        grantedCents,
        availableCents,
      ]),
    ).toEqual([
      ['De Hof', 'area', 100_000, 100_000],
      ['Groen', 'theme', 200_000, 200_000],
      ['Lenteronde', 'round', 300_000, 300_000],
    ]);
    const journals = await asOwner(
      api,
      `SELECT DISTINCT journal_id FROM ledger.transfer t JOIN envelope_movement m ON m.id = t.id WHERE m.batch_id = $1`,
      [answer.body['id']],
    );
    expect(journals).toHaveLength(1);
    expect(await ledgerFaults(town)).toEqual([]);
  });

  it('takes nothing above what is available, and names every fault at once', async () => {
    const budgetId = await aLineBudget(town, 1_000);
    await idOf(budgetId, { kind: 'theme', name: 'Groen', amountCents: 400 });

    const answer = await split(budgetId, [
      { kind: 'theme', name: 'Groen', amountCents: 300 },
      { kind: 'area', name: 'Elders', areaId: randomUUID(), amountCents: 300 },
      { envelopeId: randomUUID(), amountCents: 1 },
    ]);

    expect(answer.status).toBe(400);
    expect(faultsOf(answer)).toEqual([
      'parts[0].name envelope-name-taken',
      'parts[1].areaId unknown-buurt',
      'parts[2].envelopeId unknown-envelope',
      'parts above-available',
    ]);
    expect(await read(`/budgets/${budgetId}`)).toMatchObject({ splitCents: 400 });
  });

  it('never gives out more than there is, in whatever crowd', async () => {
    const budgetId = await aLineBudget(town, 1_000);

    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        split(budgetId, [{ kind: 'theme', name: `Thema ${index}`, amountCents: 300 }]),
      ),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      ...Array.from({ length: 3 }, () => 201),
      ...Array.from({ length: 7 }, () => 400),
    ]);
    expect(await read(`/budgets/${budgetId}`)).toMatchObject({ availableCents: 100 });
  });

  it('is split by chair and treasurer only, and once for each key', async () => {
    const budgetId = await aLineBudget(town, 1_000);
    const parts = [{ kind: 'theme', name: 'Groen', amountCents: 100 }];
    const machine = await aMachine(api, town.town, ['split-budget']);

    const refused = await Promise.all(
      [town.officer.client, town.member.client, machine].map((by) => split(budgetId, parts, by)),
    );
    const key = { 'idempotency-key': randomUUID() };
    const url = town.path(`/budgets/${budgetId}/splits`);
    const body = { parts, decisionReference: 'Notulen 12' };
    const once = await town.chair.client.post(url, body, key);
    const again = await town.chair.client.post(url, body, key);

    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(refused[2]?.body['type']).toBe(problem('machine-cannot-decide'));
    expect([once.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(once.body);
    expect(await read(`/budgets/${budgetId}`)).toMatchObject({ splitCents: 100 });
  });

  it('gets back what an envelope does not need, and no more', async () => {
    const budgetId = await aLineBudget(town, 1_000);
    const envelopeId = await idOf(budgetId, { kind: 'theme', name: 'Groen', amountCents: 400 });

    const back = await giveBack(envelopeId, 150);
    const tooMuch = await giveBack(envelopeId, 251);

    expect([back.status, tooMuch.status]).toEqual([201, 400]);
    expect(await read(`/envelopes/${envelopeId}`)).toMatchObject({
      grantedCents: 250,
      allocatedCents: 0,
      availableCents: 250,
    });
    expect(await read(`/budgets/${budgetId}`)).toMatchObject({
      grantedCents: 1_000,
      splitCents: 250,
      availableCents: 750,
    });
    const movements = (await read(`/envelopes/${envelopeId}/movements`)) as unknown as Json[];
    expect(movements.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
      ['return', 150],
      ['split', 400],
    ]);
  });

  it('goes on to the next year, whose budget it opens, and the sums of both add up', async () => {
    const budgetId = await aLineBudget(town, 1_000);
    const { year } = (await read(`/budgets/${budgetId}`)) as { year: number };

    const answers = [
      await carryOver(budgetId, { amountCents: 300, toYear: year + 40 }),
      await carryOver(budgetId, { amountCents: 200, toYear: year + 40 }),
      await carryOver(budgetId, { amountCents: 501, toYear: year + 40 }),
      await carryOver(budgetId, { amountCents: 100, toYear: year }),
      await carryOver(budgetId, { amountCents: 100, toYear: year - 1 }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 400, 400, 400]);
    const laterId = String(answers[0]?.body['toBudgetId']);
    expect(answers[1]?.body['toBudgetId']).toBe(laterId);
    expect(await read(`/budgets/${budgetId}`)).toMatchObject({
      grantedCents: 1_000,
      carriedOutCents: 500,
      allocatedCents: 0,
      availableCents: 500,
    });
    expect(await read(`/budgets/${laterId}`)).toMatchObject({
      year: year + 40,
      grantedCents: 0,
      carriedInCents: 500,
      availableCents: 500,
    });
    const list = (await read(`/budgets/${laterId}/carry-overs`)) as unknown as Json[];
    expect(list.map(({ amountCents }) => amountCents)).toEqual([200, 300]);
    expect(await ledgerFaults(town)).toEqual([]);
  });

  it('pays a round from an envelope, and shows what was promised from it there', async () => {
    const budgetId = await aLineBudget(town, 100_000);
    const envelopeId = await idOf(budgetId, { kind: 'round', name: 'Ronde', amountCents: 70_000 });
    const round = await aRound(api, town.town, {
      mode: 'first-come',
      budgetCents: 100_000,
      initiatives: [{ costCents: 60_000 }, { costCents: 60_000 }],
    });
    const named = await town.chair.client.patch(round.path, { envelopeId, budgetId }, 1);
    const decide = (initiativeIds: readonly string[]): Promise<Answer<Json>> =>
      town.chair.client.post(`${round.path}/allocation-decisions`, {
        initiativeIds,
        motivation: 'Het plan past.',
      });

    const answers = [
      await decide(round.initiativeIds.slice(0, 1)),
      await decide(round.initiativeIds.slice(1)),
    ];

    expect(named.status).toBe(200);
    expect(named.body).toMatchObject({ envelopeId, budgetId });
    expect(answers.map(({ status }) => status)).toEqual([201, 409]);
    expect(answers[1]?.body['type']).toBe(problem('ceiling-exceeded'));
    expect(await read(`/envelopes/${envelopeId}`)).toMatchObject({
      grantedCents: 70_000,
      allocatedCents: 60_000,
      availableCents: 10_000,
    });
    expect(await read(`/budgets/${budgetId}`)).toMatchObject({
      splitCents: 70_000,
      allocatedCents: 0,
      availableCents: 30_000,
    });
    expect(await counters(town, `envelope:${envelopeId}`)).toMatchObject({ debits: 60_000 });
  });

  it('lets a round name only an envelope of its own team, of its budget, that is free', async () => {
    const budgetId = await aLineBudget(town, 1_000);
    const otherBudgetId = await aLineBudget(town, 0);
    const envelopeId = await idOf(budgetId, { kind: 'round', name: 'Ronde', amountCents: 100 });
    const first = await aRound(api, town.town, { initiatives: [] });
    const second = await aRound(api, town.town, { initiatives: [] });
    const name = (path: string, body: Json): Promise<Answer<Json>> =>
      town.chair.client.patch(path, body, 1);

    const wrong = await name(first.path, { envelopeId, budgetId: otherBudgetId });
    const right = await name(first.path, { envelopeId });
    const taken = await name(second.path, { envelopeId });
    const unknown = await name(second.path, { envelopeId: randomUUID() });

    expect([wrong.status, right.status, taken.status, unknown.status]).toEqual([
      400, 200, 400, 400,
    ]);
    expect([wrong, taken, unknown].map(faultsOf)).toEqual([
      ['envelopeId envelope-of-other-budget'],
      ['envelopeId envelope-of-other-round'],
      ['envelopeId envelope-of-other-wijkteam'],
    ]);
    await expect(
      asOwner(api, 'UPDATE round SET envelope_id = $2 WHERE id = $1', [second.id, envelopeId]),
    ).rejects.toThrow('round_envelope_once');
  });
});
