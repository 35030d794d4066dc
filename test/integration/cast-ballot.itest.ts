import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../support/api.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { aVotingRound, type TestRound } from '../support/round.factory.js';

describe('casting a ballot', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let chair: TestPerson;
  let residents: TestPerson[];

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    chair = await aPerson(api, town, 'chair');
    residents = await Promise.all(Array.from({ length: 16 }, () => aPerson(api, town, 'resident')));
  });

  afterAll(() => api.close());

  const resident = (): TestPerson => residents[0]!;
  const paperOf = (round: TestRound, ...places: number[]) => ({
    choices: places.map((place) => ({ initiativeId: round.initiativeIds[place - 1] })),
  });

  async function ballotsOf(round: TestRound): Promise<number[][]> {
    const rows = await asOwner<{ choices: number[] }>(
      api,
      'SELECT choices FROM ballot WHERE round_id = $1 ORDER BY choices',
      [round.id],
    );
    return rows.map(({ choices }) => choices);
  }

  it('counts the choices in, and says nothing of what they were', async () => {
    const round = await aVotingRound(api, town);

    const answer = await resident().client.post(`${round.path}/ballots`, paperOf(round, 3, 1));

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ roundId: round.id, status: 'counted-in' });
    expect(await ballotsOf(round)).toEqual([[3, 1]]);
  });

  it('counts one ballot of a resident who votes a hundred times at once', async () => {
    const round = await aVotingRound(api, town);

    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        resident().client.post(`${round.path}/ballots`, paperOf(round, (index % 3) + 1)),
      ),
    );

    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([201, ...Array<number>(99).fill(409)]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      type: 'urn:wijkkas:problem:already-voted',
    });
    expect(await ballotsOf(round)).toHaveLength(1);
  });

  it('gives the first answer to each of a hundred posts with one key', async () => {
    const round = await aVotingRound(api, town);
    const key = { 'idempotency-key': randomUUID() };

    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        resident().client.post(`${round.path}/ballots`, paperOf(round, 2), key),
      ),
    );

    const first = { status: 201, body: { roundId: round.id, status: 'counted-in' } };
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(
      Array<typeof first>(100).fill(first),
    );
    expect(await ballotsOf(round)).toEqual([[2]]);
  });

  it('gives the first answer again after the voting has closed', async () => {
    const round = await aVotingRound(api, town);
    const key = { 'idempotency-key': randomUUID() };
    await resident().client.post(`${round.path}/ballots`, paperOf(round, 2), key);
    await chair.client.post(`${round.path}/phase-transitions`, { event: 'close-voting' });

    const again = await resident().client.post(`${round.path}/ballots`, paperOf(round, 2), key);

    expect(again.status).toBe(201);
    expect(await ballotsOf(round)).toHaveLength(1);
  });

  it('refuses a key that came with other choices, and keeps the first ballot', async () => {
    const round = await aVotingRound(api, town);
    const key = { 'idempotency-key': randomUUID() };
    await resident().client.post(`${round.path}/ballots`, paperOf(round, 2), key);

    const other = await resident().client.post(`${round.path}/ballots`, paperOf(round, 1), key);

    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({ type: 'urn:wijkkas:problem:idempotency-key-reused' });
    expect(await ballotsOf(round)).toEqual([[2]]);
  });

  it('lets two voters use the same key', async () => {
    const round = await aVotingRound(api, town);
    const key = { 'idempotency-key': 'one' };

    const answers = await Promise.all(
      residents
        .slice(0, 2)
        .map(({ client }) => client.post(`${round.path}/ballots`, paperOf(round, 1), key)),
    );

    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(await ballotsOf(round)).toHaveLength(2);
  });

  it('takes no ballot after the close, in 25 rounds that close while 16 residents vote', async () => {
    const totals = { accepted: 0, late: 0 };
    for (let race = 0; race < 25; race += 1) {
      const round = await aVotingRound(api, town);
      const casts = residents.map(async ({ client }, index) => {
        await new Promise((resolve) => setTimeout(resolve, (index * race) % 24));
        return client.post(`${round.path}/ballots`, paperOf(round, (index % 3) + 1));
      });
      const closing = chair.client
        .post(`${round.path}/phase-transitions`, { event: 'close-voting' })
        .then(async ({ status }) => ({ status, atClose: (await ballotsOf(round)).length }));

      const answers = await Promise.all(casts);
      const { status, atClose } = await closing;

      const accepted = answers.filter((answer) => answer.status === 201).length;
      const late = answers.filter((answer) => answer.status === 409).length;
      expect(status).toBe(201);
      expect(accepted + late).toBe(residents.length);
      expect(atClose).toBe(accepted);
      expect(await ballotsOf(round)).toHaveLength(accepted);
      totals.accepted += accepted;
      totals.late += late;
    }
    // Otherwise nothing was raced.
    expect(Math.min(totals.accepted, totals.late)).toBeGreaterThan(10);
  });
});
