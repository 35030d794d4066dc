import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TALLY_ENGINE_VERSION } from '#domain';
import { UnitOfWork } from '#persistence';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import { aCountingRound, anOpenRound, type Place } from '../support/counted-round.factory.js';
import {
  aMachine,
  aMunicipality,
  aPerson,
  asOwner,
  type TestPerson,
} from '../support/municipality.factory.js';
import { TestWorkers, until } from '../support/worker.js';

type TallyRuns = readonly Record<string, unknown>[];

describe('tally runs over HTTP', () => {
  let api: TestApi;
  let workers: TestWorkers;
  let place: Place;
  let chair: TestPerson;
  let anyone: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    workers = await TestWorkers.open('PostgreSQL', { database: api.database });
    const worker = await workers.start();
    place = { unitOfWork: worker.get(UnitOfWork), town: await aMunicipality(api) };
    chair = await aPerson(api, place.town, 'chair');
    anyone = new TestClient(api);
  });

  afterAll(async () => {
    await workers.close();
    await api.close();
  });

  const path = (roundId: string, rest = ''): string =>
    `/municipalities/${place.town.slug}/rounds/${roundId}/tally-runs${rest}`;
  const requestsOf = (roundId: string) =>
    asOwner(api, `SELECT FROM outbox WHERE payload ->> 'roundId' = $1`, [roundId]);
  const counted = (roundId: string) =>
    until(async () => {
      const { body } = await chair.client.get<TallyRuns>(path(roundId));
      return body[0] ?? null;
    }, 'the count');

  it('counts a round that the chair asks for, and shows what it came to', async () => {
    const { round, paper } = await aCountingRound(place, [{ choices: [1] }, { choices: [1, 3] }]);

    const asked = await chair.client.post(path(round.id), undefined);
    const run = await counted(round.id);

    expect(asked.status).toBe(202);
    expect(asked.body).toEqual({ roundId: round.id, taskId: expect.any(String) });
    expect(asked.headers.get('location')).toBe(`/api/v1${path(round.id)}`);
    expect(run).toEqual({
      id: expect.any(String),
      deviations: [],
      roundId: round.id,
      rule: 'greedy@1',
      engineVersion: TALLY_ENGINE_VERSION,
      rulesHash: round.rulesHash,
      inputHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      ballotCount: 2,
      winners: [
        outcome(paper, 1, { votes: 2, costCents: 60_000, fate: 'funded' }),
        outcome(paper, 3, { votes: 1, costCents: 40_000, fate: 'funded' }),
      ],
      initiatives: [
        outcome(paper, 1, { votes: 2, costCents: 60_000, fate: 'funded' }),
        outcome(paper, 3, { votes: 1, costCents: 40_000, fate: 'funded' }),
        outcome(paper, 2, { votes: 0, costCents: 30_000, fate: 'does-not-fit' }),
      ],
      scoreDecimals: 0,
      spentCents: 100_000,
      leftoverCents: 0,
      ties: [],
      countedAt: expect.stringMatching(/Z$/),
      recordHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('gives one record by its id, and only in its own round', async () => {
    const { round } = await aCountingRound(place, [{ choices: [2] }]);
    const { round: other } = await aCountingRound(place, [{ choices: [2] }]);
    await chair.client.post(path(round.id), undefined);
    const run = await counted(round.id);

    const one = await chair.client.get(path(round.id, `/${String(run['id'])}`));
    const elsewhere = await chair.client.get(path(other.id, `/${String(run['id'])}`));

    expect(one.status).toBe(200);
    expect(one.body).toEqual(run);
    expect(elsewhere.status).toBe(404);
  });

  it('shows nothing before the round is counted', async () => {
    const { id } = await anOpenRound(place);

    const answer = await chair.client.get(path(id));

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual([]);
    expect(answer.headers.get('total-count')).toBe('0');
  });

  it('asks once for two requests with one key', async () => {
    const { round } = await aCountingRound(place, [{ choices: [2] }]);
    const key = { 'idempotency-key': randomUUID() };

    const answers = await Promise.all([
      chair.client.post(path(round.id), undefined, key),
      chair.client.post(path(round.id), undefined, key),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect(await requestsOf(round.id)).toHaveLength(1);
  });

  it('does not count while people vote', async () => {
    const { id } = await anOpenRound(place);

    const answer = await chair.client.post(path(id), undefined);

    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:phase-transition-refused' });
    expect(await requestsOf(id)).toEqual([]);
  });

  it.each(['resident', 'member', 'finance-officer'] as const)(
    'does not count because a %s asks for it',
    async (role) => {
      const { round } = await aCountingRound(place, []);
      const { client } = await aPerson(api, place.town, role);

      const answer = await client.post(path(round.id), undefined);

      expect(answer.status).toBe(403);
    },
  );

  it('does not count because the chair of another wijkteam asks for it', async () => {
    const { round } = await aCountingRound(place, []);
    const wijkteamId = randomUUID();
    await asOwner(
      api,
      `INSERT INTO wijkteam (id, municipality_id, area_id, name) VALUES ($1, $2, $3, 'Elders')`,
      [wijkteamId, place.town.id, place.town.areaId],
    );
    const { client } = await aPerson(api, place.town, 'chair', { wijkteamId });

    const answer = await client.post(path(round.id), undefined);

    expect(answer.status).toBe(403);
    expect(await requestsOf(round.id)).toEqual([]);
  });

  it('lets a machine with the permission ask', async () => {
    const { round } = await aCountingRound(place, []);
    const machine = await aMachine(api, place.town, ['run-tally']);

    const answer = await machine.post(path(round.id), undefined);

    expect(answer.status).toBe(202);
  });

  it('finds no round of another municipality', async () => {
    const { round } = await aCountingRound({ ...place, town: await aMunicipality(api) }, []);

    const [seen, asked] = [
      await anyone.get(path(round.id)),
      await chair.client.post(path(round.id), undefined),
    ];

    expect([seen.status, asked.status]).toEqual([404, 404]);
  });

  it('says what is wrong with an id that is none', async () => {
    const answer = await anyone.get(path('none'));

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ invalidParams: [{ name: 'roundId' }] });
  });
});

function outcome(
  paper: readonly { readonly initiativeId: string; readonly code: string }[],
  number: number,
  facts: { readonly votes: number; readonly costCents: number; readonly fate: string },
): object {
  const line = paper[number - 1]!;
  return { initiativeId: line.initiativeId, code: line.code, score: facts.votes, ...facts };
}
