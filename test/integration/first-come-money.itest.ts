import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { faultsInLine } from '#domain';
import { type Answer, type Json, startTestApi, type TestApi } from '../support/api.js';
import {
  aDraft,
  aLine,
  aLineBudget,
  aLineTown,
  counters,
  grantMore,
  inLine,
  ledgerFaults,
  lineOf,
  type LineTown,
  publicList,
  submit,
} from '../support/first-come-line.factory.js';
import { created } from '../support/funded-initiative.factory.js';
import { asOwner } from '../support/municipality.factory.js';
import type { TestRound } from '../support/round.factory.js';

const problem = (code: string): string => `urn:wijkkas:problem:${code}`;

describe('the money of a line', () => {
  let api: TestApi;
  let town: LineTown;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aLineTown(api, 4);
  });

  afterAll(() => api.close());

  const statesOf = async (round: TestRound): Promise<string[]> => {
    const list = await publicList(town, round);
    expect(faultsInLine(lineOf(list))).toEqual([]);
    return list.map(({ state }) => state);
  };
  const kindsOf = async (round: TestRound): Promise<string[]> =>
    (await publicList(town, round)).map(({ steps }) => steps.map(({ kind }) => kind).join(' '));
  const change = (round: TestRound, body: Json, version: number): Promise<Answer<Json>> =>
    town.chair.client.patch(round.path, body, version);
  const rulesOf = (budgetCents: number): Json => ({ rules: { budgetCents } });

  it('takes applications while no money is linked, says so, and serves them in order when it is', async () => {
    const round = await aLine(town, {});
    const draft = await aDraft(town, round, { by: 0, costCents: 60_000 });
    const told = await submit(town, draft);
    await inLine(town, round, 50_000, 40_000);

    const budgetId = await aLineBudget(town, 100_000);
    const linked = await change(round, { budgetId }, 1);

    expect(told.status).toBe(201);
    expect(told.body['application']).toMatchObject({
      state: 'waiting',
      leftBeforeCents: null,
      leftAfterCents: null,
    });
    expect(linked.status).toBe(200);
    expect(await kindsOf(round)).toEqual(['wait promote', 'wait', 'wait promote']);
    expect(await counters(town, `budget:${budgetId}`)).toMatchObject({ pending: 100_000 });
  });

  it('serves those who wait when the budget, the ceiling or the envelope grows', async () => {
    const budgetId = await aLineBudget(town, 0);
    const round = await aLine(town, { budgetId, ceilingCents: 70_000 });
    await inLine(town, round, 60_000, 50_000, 10_000);
    expect(await statesOf(round)).toEqual(['waiting', 'waiting', 'waiting']);

    await created(grantMore(town, budgetId, 200_000));
    const afterGrant = await statesOf(round);
    const raised = await change(round, rulesOf(120_000), 1);

    expect(afterGrant).toEqual(['reserved', 'waiting', 'reserved']);
    expect(raised.status).toBe(200);
    expect(await statesOf(round)).toEqual(['reserved', 'reserved', 'reserved']);
    expect(await counters(town, `budget:${budgetId}`)).toMatchObject({ pending: 120_000 });
  });

  it('is served from an envelope when that gets more, and from a budget that money came back to', async () => {
    const budgetId = await aLineBudget(town, 100_000);
    const splits = town.path(`/budgets/${budgetId}/splits`);
    const split = async (part: Json): Promise<string> => {
      const body = { parts: [part], decisionReference: 'Notulen 2' };
      const { envelopes } = (await created(town.chair.client.post(splits, body))) as {
        envelopes: Json[];
      };
      return String(envelopes[0]?.['id']);
    };
    const envelopeId = await split({ kind: 'theme', name: 'Groen', amountCents: 50_000 });
    const green = await aLine(town, {});
    await change(green, { envelopeId }, 1);
    const rest = await aLine(town, { budgetId });
    await inLine(town, green, 30_000, 30_000);
    await inLine(town, rest, 60_000);
    expect([await statesOf(green), await statesOf(rest)]).toEqual([
      ['reserved', 'waiting'],
      ['waiting'],
    ]);

    await split({ envelopeId, amountCents: 20_000 });
    await created(
      town.chair.client.post(town.path(`/envelopes/${envelopeId}/returns`), {
        amountCents: 10_000,
        decisionReference: 'Notulen 3',
      }),
    );
    const before = await statesOf(rest);
    await created(grantMore(town, budgetId, 20_000));

    expect(await statesOf(green)).toEqual(['reserved', 'reserved']);
    expect([before, await statesOf(rest)]).toEqual([['waiting'], ['reserved']]);
    expect(await ledgerFaults(town)).toEqual([]);
  });

  it('keeps its budget, and enough of it, while money is reserved', async () => {
    const round = await aLine(town, {
      budgetId: await aLineBudget(town, 100_000),
      ceilingCents: 90_000,
    });
    await inLine(town, round, 60_000);
    const other = await aLineBudget(town, 100_000);

    const answers = [
      await change(round, { budgetId: other }, 1),
      await change(round, rulesOf(59_999), 1),
      await change(round, rulesOf(60_000), 1),
    ];

    expect(answers.map(({ status }) => status)).toEqual([409, 409, 200]);
    expect(answers[0]?.body['type']).toBe(problem('line-money-fixed'));
    const set = (column: string, value: string): Promise<unknown> =>
      asOwner(api, `UPDATE round SET ${column} = $2 WHERE id = $1`, [round.id, value]);
    await expect(set('budget_id', other)).rejects.toThrow('round_line_source');
    await expect(
      set('rules', JSON.stringify({ budgetCents: '1', ballot: null, tally: null })),
    ).rejects.toThrow('round_line_ceiling');
  });
});
