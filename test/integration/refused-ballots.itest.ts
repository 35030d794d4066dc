import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cents } from '#domain';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import { faultsOf } from '../support/faults.js';
import {
  aMachine,
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { anotherWijkteam } from '../support/neighbourhood.factory.js';
import { aRound, aVotingRound, type TestRound } from '../support/round.factory.js';

const MINUTE_MS = 60_000;

describe('a ballot that is refused', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let resident: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    resident = await aPerson(api, town, 'resident');
  });

  afterAll(() => api.close());

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

  it.each([
    ['before it opens', { votingOpensAt: new Date(Date.now() + MINUTE_MS) }],
    ['after it closed, though nobody has closed it', { votingClosesAt: new Date(Date.now() - 1) }],
  ])('refuses a ballot %s', async (_, timeline) => {
    const round = await aVotingRound(api, town, { timeline });

    const answer = await resident.client.post(`${round.path}/ballots`, paperOf(round, 1));

    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:voting-closed' });
    expect(await ballotsOf(round)).toEqual([]);
  });

  it.each(['draft', 'submission', 'screening', 'counting', 'counted', 'cancelled'] as const)(
    'refuses a ballot in the phase %s',
    async (phase) => {
      const round = await aRound(api, town, { phase });

      const answer = await resident.client.post(`${round.path}/ballots`, paperOf(round, 1));

      expect(answer.status).toBe(409);
      expect(await ballotsOf(round)).toEqual([]);
    },
  );

  it('names every broken rule of a ballot at once, and keeps the voter’s place on the roll', async () => {
    const round = await aVotingRound(api, town, { ballot: { choicesMax: 2 } });
    const [first] = round.initiativeIds;
    const path = `${round.path}/ballots`;

    const answer = await resident.client.post(path, {
      choices: [
        { initiativeId: first, points: 5 },
        { initiativeId: first },
        { initiativeId: randomUUID() },
      ],
    });
    const after = await resident.client.post(path, paperOf(round, 1));

    expect(answer.status).toBe(400);
    expect(faultsOf(answer.body)).toEqual([
      'choices too-many-choices',
      'choices[0].points points-not-used',
      'choices[1].initiativeId repeated-choice',
      'choices[2].initiativeId unknown-choice',
    ]);
    expect(after.status).toBe(201);
  });

  it.each([
    ['no choices at all', {}, ['choices is-array', 'choices array-max-size']],
    [
      'choices that are no list',
      { choices: 'all' },
      ['choices is-array', 'choices array-max-size'],
    ],
    ['an empty list', { choices: [] }, ['choices too-few-choices']],
    [
      'a choice that is no id',
      { choices: [{ initiativeId: 'park' }] },
      ['choices[0].initiativeId is-uuid'],
    ],
    [
      'points that are no number',
      { choices: [{ initiativeId: randomUUID(), points: 'many' }] },
      ['choices[0].points is-int', 'choices[0].points max', 'choices[0].points min'],
    ],
    ['a field that nobody knows', { choices: [], voter: 'me' }, ['voter whitelist-validation']],
  ])('refuses a malformed ballot: %s', async (_, body, faults) => {
    const round = await aVotingRound(api, town);

    const answer = await resident.client.post(`${round.path}/ballots`, body);

    expect(answer.status).toBe(400);
    expect(faultsOf(answer.body)).toEqual(expect.arrayContaining(faults));
    expect(await ballotsOf(round)).toEqual([]);
  });

  it('refuses choices that cost too much together', async () => {
    const round = await aVotingRound(api, town, { ballot: { costMaxCents: cents(300_000n) } });
    const path = `${round.path}/ballots`;

    const over = await resident.client.post(path, paperOf(round, 2, 3));
    const exact = await resident.client.post(path, paperOf(round, 1, 2));

    expect(faultsOf(over.body)).toEqual(['choices over-budget']);
    expect(exact.status).toBe(201);
  });

  it('takes points on a cumulative ballot, up to their total', async () => {
    const round = await aVotingRound(api, town, {
      ballot: { type: 'cumulative', pointsMax: 4, pointsTotalMax: 5 },
    });
    const choices = (...points: number[]) => ({
      choices: points.map((each, index) => ({
        initiativeId: round.initiativeIds[index],
        points: each,
      })),
    });
    const path = `${round.path}/ballots`;

    const over = await resident.client.post(path, choices(3, 3));
    const fine = await resident.client.post(path, choices(4, 1));

    expect(faultsOf(over.body)).toEqual(['choices too-many-points']);
    expect(fine.status).toBe(201);
  });

  it('lets nobody vote who is not a resident of the wijkteam, signed in', async () => {
    const round = await aVotingRound(api, town);
    const wijkteamId = await anotherWijkteam(api, town);
    const neighbour = await aPerson(api, town, 'resident', { wijkteamId });
    const member = await aPerson(api, town, 'member');
    const machine = await aMachine(api, town, ['cast-ballot']);
    const clients = [neighbour.client, member.client, machine, new TestClient(api)];

    const answers = await Promise.all(
      clients.map((client) => client.post(`${round.path}/ballots`, paperOf(round, 1))),
    );

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 401]);
    expect(await ballotsOf(round)).toEqual([]);
  });

  it('knows no round of another municipality, and none that does not exist', async () => {
    const other = await aMunicipality(api);
    const there = await aVotingRound(api, other);
    const here = `/municipalities/${town.slug}/rounds`;

    const answers = await Promise.all(
      [there.id, randomUUID()].map((id) =>
        resident.client.post(`${here}/${id}/ballots`, paperOf(there, 1)),
      ),
    );
    const broken = await resident.client.post(`${here}/no-id/ballots`, paperOf(there, 1));

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(broken.status).toBe(400);
  });

  it('wants a key with each ballot', async () => {
    const round = await aVotingRound(api, town);

    const answer = await resident.client.send(
      'POST',
      `${round.path}/ballots`,
      paperOf(round, 1),
      {},
    );

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:idempotency-key-missing' });
  });
});
