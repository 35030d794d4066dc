import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import {
  aBudget,
  aRoundToDecide,
  aTreasury,
  created,
  decide,
  type Treasury,
} from '../support/funded-initiative.factory.js';
import { aMachine, aMunicipality, aPerson, asOwner } from '../support/municipality.factory.js';

const problem = (code: string): string => `urn:wijkkas:problem:${code}`;

describe('allocating without a vote', () => {
  let api: TestApi;
  let treasury: Treasury;

  beforeAll(async () => {
    api = await startTestApi();
    treasury = await aTreasury(api);
  });

  afterAll(async () => {
    await treasury.close();
    await api.close();
  });

  const decisionsPath = (roundId: string): string =>
    treasury.path(`/rounds/${roundId}/allocation-decisions`);
  const phaseOf = async (roundId: string): Promise<unknown> =>
    (await asOwner<Json>(api, 'SELECT phase FROM round WHERE id = $1', [roundId]))[0]?.['phase'];
  const statesOf = async (ids: readonly string[]): Promise<unknown[]> => {
    const rows = await asOwner<{ id: string; state: string }>(
      api,
      'SELECT id, state FROM initiative WHERE id = ANY ($1)',
      [ids],
    );
    return ids.map((id) => rows.find((row) => row.id === id)?.state);
  };
  const availableOf = async (budgetId: string): Promise<unknown> => {
    const { client } = treasury.officers[0];
    return (await client.get(treasury.path(`/budgets/${budgetId}`))).body['availableCents'];
  };

  it('gives every named initiative its cost, and ends a round that decides once', async () => {
    const budgetId = await aBudget(treasury, 100_000);
    const { roundId, initiativeIds } = await aRoundToDecide(treasury, {
      mode: 'committee-advice',
      phase: 'deciding',
      budgetId,
      costsCents: [30_000n, 45_000n, 20_000n],
    });

    const answer = await decide(treasury, roundId, initiativeIds.slice(0, 2));

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      roundId,
      tallyRunId: null,
      motivation: 'Het plan is goed voor de hele buurt.',
      totalCents: 75_000,
      allocations: [
        { initiativeId: initiativeIds[0], amountCents: 30_000 },
        { initiativeId: initiativeIds[1], amountCents: 45_000 },
      ],
    });
    expect(await statesOf(initiativeIds)).toEqual(['funded', 'funded', 'not-funded']);
    expect(await phaseOf(roundId)).toBe('allocated');
    expect(await availableOf(budgetId)).toBe(25_000);
  });

  it('shows everybody the decisions of a round and their reasons', async () => {
    const { roundId, initiativeIds } = await aRoundToDecide(treasury, {
      budgetId: await aBudget(treasury, 100_000),
    });
    const decision = await created(decide(treasury, roundId, initiativeIds));

    const answer = await new TestClient(api).get<Json[]>(decisionsPath(roundId));

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual([decision]);
    expect(answer.headers.get('total-count')).toBe('1');
  });

  it('decides as often as needed where the first to come is served, and leaves the others waiting', async () => {
    const { roundId, initiativeIds } = await aRoundToDecide(treasury, {
      budgetId: await aBudget(treasury, 100_000),
      costsCents: [60_000n, 40_000n, 1n],
    });
    const [first = '', second = '', third = ''] = initiativeIds;

    const answers = [
      await decide(treasury, roundId, [first]),
      await decide(treasury, roundId, [first]),
      await decide(treasury, roundId, [second]),
      await decide(treasury, roundId, [third]),
    ];

    expect(answers.map(({ status, body }) => [status, body['type']])).toEqual([
      [201, undefined],
      [409, problem('initiative-not-eligible')],
      [201, undefined],
      [409, problem('ceiling-exceeded')],
    ]);
    expect(await statesOf(initiativeIds)).toEqual(['funded', 'funded', 'eligible']);
    expect(await phaseOf(roundId)).toBe('submission');
  });

  it('takes everything back when the budget does not suffice', async () => {
    const budgetId = await aBudget(treasury, 99_999);
    const { roundId, initiativeIds } = await aRoundToDecide(treasury, {
      mode: 'assembly',
      phase: 'deciding',
      budgetId,
      costsCents: [60_000n, 40_000n],
    });

    const answer = await decide(treasury, roundId, initiativeIds);

    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ type: problem('ceiling-exceeded') });
    expect(await statesOf(initiativeIds)).toEqual(['eligible', 'eligible']);
    expect(await phaseOf(roundId)).toBe('deciding');
    expect(await availableOf(budgetId)).toBe(99_999);
    expect((await treasury.chair.client.get(decisionsPath(roundId))).body).toEqual([]);
  });

  it('never gives more than the budget, in whatever crowd', async () => {
    const budgetId = await aBudget(treasury, 50_000);
    const rounds = await Promise.all(
      Array.from({ length: 12 }, () =>
        aRoundToDecide(treasury, { budgetId, costsCents: [10_000n] }),
      ),
    );

    const answers = await Promise.all(
      rounds.map(({ roundId, initiativeIds }) => decide(treasury, roundId, initiativeIds)),
    );

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(answers.filter(isOverCeiling)).toHaveLength(7);
    expect(await availableOf(budgetId)).toBe(0);
  });

  it('may also decide that nobody gets money, except where the first to come is served', async () => {
    const budgetId = await aBudget(treasury, 100_000);
    const ending = await aRoundToDecide(treasury, {
      mode: 'assembly',
      phase: 'deciding',
      budgetId,
    });
    const running = await aRoundToDecide(treasury, { budgetId });

    const none = await decide(treasury, ending.roundId, []);
    const empty = await decide(treasury, running.roundId, []);

    expect(none.body).toMatchObject({ totalCents: 0, allocations: [] });
    expect(await statesOf(ending.initiativeIds)).toEqual(['not-funded']);
    expect(empty.status).toBe(400);
  });

  it('needs a budget to take the money from, in euro', async () => {
    const budgetId = await aBudget(treasury, 100_000);
    const poor = await aRoundToDecide(treasury, {});
    const polish = await aRoundToDecide(treasury, {
      budgetId,
      currency: 'PLN',
      isImported: true,
    });

    const answers = [
      await decide(treasury, poor.roundId, poor.initiativeIds),
      await decide(treasury, polish.roundId, polish.initiativeIds),
    ];

    expect(answers.map(({ status, body }) => [status, body['type']])).toEqual([
      [409, problem('round-without-budget')],
      [409, problem('currency-not-payable')],
    ]);
  });

  it('names everything that does not fit the mode of the round', async () => {
    const { roundId } = await aRoundToDecide(treasury, {
      budgetId: await aBudget(treasury, 100_000),
    });

    const answer = await treasury.chair.client.post<{ invalidParams: { name: string }[] }>(
      decisionsPath(roundId),
      { tallyRunId: randomUUID(), motivation: ' \n ' },
    );

    expect(answer.status).toBe(400);
    expect(answer.body.invalidParams.map(({ name }) => name)).toEqual([
      'tallyRunId',
      'initiativeIds',
      'motivation',
    ]);
  });

  it.each([
    ['no body', undefined],
    ['a list', []],
    ['nothing', 'null'],
    ['text', '"all"'],
    ['half of something', '{"initiativeIds":'],
    ['ids that are no list', { initiativeIds: 'bench', motivation: 'Mooi plan.' }],
    ['ids that are none', { initiativeIds: [null, {}, 1], motivation: 'Mooi plan.' }],
    ['reasons that are no text', { initiativeIds: [], motivation: { a: 1 } }],
    ['another prototype', '{"__proto__":{"initiativeIds":[]},"motivation":"Mooi plan."}'],
  ])('answers 400 to %s', async (_, body) => {
    const { roundId } = await aRoundToDecide(treasury, {
      budgetId: await aBudget(treasury, 100_000),
    });

    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await treasury.chair.client.post(decisionsPath(roundId), body, headers);

    expect(answer.status).toBe(400);
  });

  it.each([
    ['an initiative twice', (id: string) => [id, id.toUpperCase()], 400],
    ['an initiative that is none', () => [randomUUID()], 409],
    ['something that is no id', () => ['bench'], 400],
  ])('does not give money to %s', async (_, idsOf, status) => {
    const { roundId, initiativeIds } = await aRoundToDecide(treasury, {
      budgetId: await aBudget(treasury, 1_000_000),
    });

    const answer = await decide(treasury, roundId, idsOf(String(initiativeIds[0])));

    expect(answer.status).toBe(status);
    expect(await statesOf(initiativeIds)).toEqual(['eligible']);
  });

  it('takes decisions from the chair of the wijkteam only, and from no machine', async () => {
    const { roundId, initiativeIds } = await aRoundToDecide(treasury, {
      budgetId: await aBudget(treasury, 100_000),
    });
    const otherTeam = randomUUID();
    await asOwner(
      api,
      `INSERT INTO wijkteam (id, municipality_id, area_id, name) VALUES ($1, $2, $3, 'Wijkteam De Es')`,
      [otherTeam, treasury.town.id, treasury.town.areaId],
    );
    const neighbour = await aPerson(api, treasury.town, 'chair', { wijkteamId: otherTeam });
    const machine = await aMachine(api, treasury.town, ['decide-allocation']);

    const answers = [
      await decide(treasury, roundId, initiativeIds, treasury.officers[0].client),
      await decide(treasury, roundId, initiativeIds, neighbour.client),
      await decide(treasury, roundId, initiativeIds, machine),
    ];

    expect(answers.map(({ status, body }) => [status, body['type']])).toEqual([
      [403, problem('forbidden')],
      [403, problem('forbidden')],
      [403, problem('machine-cannot-decide')],
    ]);
  });

  it('knows no round of another municipality', async () => {
    const { roundId, initiativeIds } = await aRoundToDecide(treasury);
    const elsewhere = await aMunicipality(api);
    const { client } = await aPerson(api, elsewhere, 'chair');
    const path = `/municipalities/${elsewhere.slug}/rounds/${roundId}/allocation-decisions`;

    const read = await client.get(path);
    const decided = await client.post(path, { initiativeIds, motivation: 'Mooi plan.' });

    expect([read.status, decided.status]).toEqual([404, 404]);
  });

  it('answers a repeated command with the first decision', async () => {
    const { roundId, initiativeIds } = await aRoundToDecide(treasury, {
      budgetId: await aBudget(treasury, 100_000),
    });
    const body = { initiativeIds, motivation: 'Mooi plan.' };
    const key = { 'idempotency-key': randomUUID() };

    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        treasury.chair.client.post(decisionsPath(roundId), body, key),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    for (const answer of answers) expect(answer.body).toEqual(answers[0]!.body);
  });
});

function isOverCeiling({ status, body }: Answer<Json>): boolean {
  return status === 409 && body['type'] === problem('ceiling-exceeded');
}
