import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { type Role, ROLES, TEAM_SEATS } from '#domain';
import { UnitOfWork } from '#persistence';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { aCountingRound, anOpenRound, type Place } from '../support/counted-round.factory.js';
import { aMunicipality, aPerson, asOwner } from '../support/municipality.factory.js';
import { TestWorkers, until } from '../support/worker.js';

/** By votes the second wins, then the third; Equal Shares gives the first its turn before the third. */
const BALLOTS = [
  ...Array.from({ length: 6 }, () => ({ choices: [2, 3] })),
  ...Array.from({ length: 4 }, () => ({ choices: [1] })),
];
const GIVEN = { costsCents: [40_000n, 30_000n, 50_000n], budgetCents: 100_000n };
const SHARES = 'equal-shares-cost@1';

describe('checking a count, and looking for a better rule', () => {
  let api: TestApi;
  let workers: TestWorkers;
  let worker: INestApplicationContext;
  let place: Place;
  let clients: ReadonlyMap<Role, TestClient>;
  let chair: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    workers = await TestWorkers.open('PostgreSQL', { database: api.database });
    worker = await workers.start();
    place = { unitOfWork: worker.get(UnitOfWork), town: await aMunicipality(api) };
    const people = await Promise.all(
      ROLES.map(async (role) => [role, (await aPerson(api, place.town, role)).client] as const),
    );
    clients = new Map(people);
    chair = clients.get('chair')!;
  });

  afterAll(async () => {
    await workers.close();
    await api.close();
  });

  const path = (roundId: string, rest: string): string =>
    `/municipalities/${place.town.slug}/rounds/${roundId}${rest}`;
  const taskOf = (roundId: string, taskId: unknown, by = chair) =>
    by.get(path(roundId, `/tally-tasks/${String(taskId)}`));
  const ended = (roundId: string, taskId: unknown): Promise<Json> =>
    until(async () => {
      const { body } = await taskOf(roundId, taskId);
      return body['finishedAt'] === null ? null : body;
    }, 'the task to end');

  async function aCountedRound(): Promise<{ roundId: string; runId: string }> {
    const { round } = await aCountingRound(place, BALLOTS, GIVEN);
    const asked = await chair.post(path(round.id, '/tally-runs'), undefined);
    const task = await ended(round.id, asked.body['taskId']);
    return { roundId: round.id, runId: String(task['tallyRunId']) };
  }

  const recount = (roundId: string, runId: string, by = chair) =>
    by.post(path(roundId, `/tally-runs/${runId}/recounts`), undefined);
  const simulate = (roundId: string, rules: readonly object[], by = chair) =>
    by.post(path(roundId, '/simulations'), { rules });

  it('shows the tasks of a round, latest first, the count after the closing among them', async () => {
    const { roundId, runId } = await aCountedRound();
    const asked = await recount(roundId, runId);
    await ended(roundId, asked.body['id']);

    const list = await chair.get<Json[]>(path(roundId, '/tally-tasks'));

    expect(list.headers.get('total-count')).toBe('3');
    expect(list.body.map(({ kind, state, tallyRunId }) => [kind, state, tallyRunId])).toEqual([
      ['recount', 'done', runId],
      ['explanation', 'done', runId],
      ['count', 'done', runId],
    ]);
  });

  it('makes a task for a count that nobody asked for by name', async () => {
    const { round } = await aCountingRound(place, BALLOTS, GIVEN);
    await place.unitOfWork.run(null, ({ outbox }) =>
      outbox.request('tally-round', { municipalityId: place.town.id, roundId: round.id }),
    );

    const task = await until(async () => {
      const { body } = await chair.get<Json[]>(path(round.id, '/tally-tasks'));
      return body.find(({ kind, state }) => kind === 'count' && state === 'done') ?? null;
    }, 'the count');

    expect(task).toMatchObject({ kind: 'count', progress: 100, failureCode: null });
  });

  it('finds by a recount that the count was right', async () => {
    const { roundId, runId } = await aCountedRound();
    const before = await chair.get(path(roundId, `/tally-runs/${runId}`));

    const asked = await recount(roundId, runId);
    const task = await ended(roundId, asked.body['id']);

    expect(asked.status).toBe(202);
    expect(asked.headers.get('location')).toBe(
      `/api/v1${path(roundId, `/tally-tasks/${String(asked.body['id'])}`)}`,
    );
    expect(task).toMatchObject({
      kind: 'recount',
      state: 'done',
      recount: {
        isEqual: true,
        differences: [],
        inputHash: before.body['inputHash'],
        recordHash: before.body['recordHash'],
      },
    });
    expect(await chair.get(path(roundId, `/tally-runs/${runId}`))).toMatchObject({
      body: before.body,
    });
  });

  it('finds by a recount that ballots were changed since', async () => {
    const { roundId, runId } = await aCountedRound();
    await asOwner(
      api,
      `SET session_replication_role = replica;
       UPDATE ballot SET choices = '{1}' WHERE round_id = '${roundId}' AND choices = '{2,3}'`,
    );

    const asked = await recount(roundId, runId);
    const task = await ended(roundId, asked.body['id']);

    expect(task['recount']).toMatchObject({
      isEqual: false,
      differences: ['input', 'winners', 'record'],
    });
  });

  it('does not recount by a paper that is not the one that was frozen', async () => {
    const { roundId, runId } = await aCountedRound();
    await asOwner(
      api,
      `SET session_replication_role = replica;
       UPDATE ballot_paper_line SET cost_cents = 1 WHERE number = 3 AND round_id = '${roundId}'`,
    );

    const asked = await recount(roundId, runId);
    const task = await ended(roundId, asked.body['id']);

    expect(task).toMatchObject({ state: 'failed', failureCode: 'rules-tampered', recount: null });
  });

  it('tells what other rules would have made of the same ballots', async () => {
    const { roundId } = await aCountedRound();

    const asked = await simulate(roundId, [{ rule: 'greedy@1' }, { rule: SHARES }]);
    const task = await ended(roundId, asked.body['id']);

    expect(asked.status).toBe(202);
    expect(task['simulation']).toMatchObject([
      {
        rule: { rule: 'greedy@1', threshold: null, ties: ['cost', 'votes', 'id'] },
        refusal: null,
        winners: [{ code: '2' }, { code: '3' }],
        spentCents: 80_000,
        ballotsWithChoices: 10,
        votersWithFundedChoice: 6,
        ejrPlusViolations: 1,
        onlyHere: [],
        onlyInRound: [],
      },
      {
        rule: { rule: SHARES },
        winners: [{ code: '2' }, { code: '1' }],
        spentCents: 70_000,
        leftoverCents: 30_000,
        votersWithFundedChoice: 10,
        ejrPlusViolations: 0,
        onlyHere: [{ code: '1' }],
        onlyInRound: [{ code: '3' }],
      },
    ]);
  });

  it('names everything that is wrong with the rules of a simulation', async () => {
    const { roundId } = await aCountedRound();

    const answer = await simulate(roundId, [
      { rule: 'greedy-threshold@1' },
      { rule: SHARES, ties: ['votes'] },
    ]);
    const [none, many] = [
      await simulate(roundId, []),
      await simulate(roundId, Array(6).fill({ rule: 'greedy@1' })),
    ];

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      invalidParams: [{ name: 'rules[0].threshold' }, { name: 'rules[1].ties' }],
    });
    expect([none.status, many.status]).toEqual([400, 400]);
  });

  it('simulates nothing with ballots that were not counted yet', async () => {
    const { id } = await anOpenRound(place);

    const answer = await simulate(id, [{ rule: SHARES }]);

    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:round-not-counted' });
  });

  it.each(ROLES)('lets a %s do and see what belongs to the role', async (role) => {
    const { roundId, runId } = await aCountedRound();
    const client = clients.get(role)!;
    const may = (...roles: Role[]): boolean => roles.includes(role);

    const seen = await client.get(path(roundId, '/tally-tasks'));
    const recounted = await recount(roundId, runId, client);
    const simulated = await simulate(roundId, [{ rule: SHARES }], client);

    const reads = may('administrator', 'auditor', 'contact-person', ...TEAM_SEATS);
    expect(seen.status).toBe(reads ? 200 : 403);
    expect(recounted.status).toBe(may('administrator', 'auditor', 'chair') ? 202 : 403);
    const simulates = may('administrator', 'chair', 'secretary', 'contact-person');
    expect(simulated.status).toBe(simulates ? 202 : 403);
  });

  it('shows no task to who is not signed in', async () => {
    const { roundId } = await aCountedRound();

    const answer = await new TestClient(api).get(path(roundId, '/tally-tasks'));

    expect(answer.status).toBe(401);
  });

  it('cancels a task that waits at once, and only one that has not ended', async () => {
    const { roundId } = await aCountedRound();
    const taskId = randomUUID();
    const given = { tallyRunId: null, rules: [], requestedBy: 'service' };
    await place.unitOfWork.run({ id: place.town.id }, ({ tallyTasks }) =>
      tallyTasks.request({ id: taskId, roundId, kind: 'simulation', ...given }),
    );
    const cancel = (by: TestClient) =>
      by.post(path(roundId, `/tally-tasks/${taskId}/cancellations`), undefined);

    const refused = await cancel(clients.get('member')!);
    const cancelled = await cancel(chair);
    const again = await cancel(chair);

    expect(refused.status).toBe(403);
    expect(cancelled.status).toBe(202);
    expect(cancelled.body).toMatchObject({ state: 'cancelled' });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ type: 'urn:wijkkas:problem:tally-task-ended' });
  });

  it('asks a task that runs to stop', async () => {
    const { roundId } = await aCountedRound();
    const taskId = randomUUID();
    const given = { tallyRunId: null, rules: null, requestedBy: 'service' };
    await place.unitOfWork.run({ id: place.town.id }, async ({ tallyTasks }) => {
      await tallyTasks.request({ id: taskId, roundId, kind: 'count', ...given });
      await tallyTasks.start(taskId);
    });

    const answer = await chair.post(
      path(roundId, `/tally-tasks/${taskId}/cancellations`),
      undefined,
    );

    expect(answer.body).toMatchObject({
      state: 'running',
      cancelRequestedAt: expect.stringMatching(/Z$/),
    });
  });
});
