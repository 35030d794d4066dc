import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { type Role, ROLES, type TallyTask, TEAM_SEATS } from '#domain';
import type { UnitOfWork } from '#persistence';
import { TallyChecksProcessor } from '../../apps/worker/src/voting/tally-checks.processor.js';
import { TallyRound } from '../../apps/worker/src/voting/tally-round.use-case.js';
import { TaskInterrupted, TallyWork } from '../../apps/worker/src/voting/tally-work.js';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { aCountingRound, type GivenRound } from '../support/counted-round.factory.js';
import { aBudget, aTreasury, type Treasury } from '../support/funded-initiative.factory.js';
import { aLargeCountingRound } from '../support/many-ballots.js';
import { aPerson, asOwner } from '../support/municipality.factory.js';
import { TestWorkers, until } from '../support/worker.js';

const BALLOTS = [
  ...Array.from({ length: 9 }, () => ({ choices: [1, 2] })),
  ...Array.from({ length: 6 }, () => ({ choices: [3] })),
];
/** The first two win; the third does not fit beside them. */
const GIVEN: GivenRound = { costsCents: [40_000n, 50_000n, 30_000n], budgetCents: 100_000n };
const MANY_BALLOTS = 40_000;

type Counted = { readonly roundId: string; readonly tallyRunId: string };

describe('why a count came to its outcome', () => {
  let api: TestApi;
  let treasury: Treasury;
  let workers: TestWorkers;
  let worker: INestApplicationContext;
  let anyone: TestClient;
  let chair: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    treasury = await aTreasury(api);
    workers = await TestWorkers.open('PostgreSQL', { database: api.database });
    worker = await workers.start();
    anyone = new TestClient(api);
    chair = treasury.chair.client;
  });

  afterAll(async () => {
    await workers.close();
    await treasury.close();
    await api.close();
  });

  const inTown = <Result>(work: Parameters<UnitOfWork['run']>[1]) =>
    treasury.unitOfWork.run({ id: treasury.town.id }, work) as Promise<Result>;
  const pathOf = ({ roundId, tallyRunId }: Counted): string =>
    treasury.path(`/rounds/${roundId}/tally-runs/${tallyRunId}/explanation`);

  async function aCountedRound(given: GivenRound = GIVEN): Promise<Counted> {
    const { round, paper } = await aCountingRound(treasury, BALLOTS, given);
    for (const { initiativeId, number } of paper) {
      await asOwner(
        api,
        `SET session_replication_role = replica;
         UPDATE initiative SET title = 'Plan ${number}' WHERE id = '${initiativeId}'`,
      );
    }
    return count(round.id);
  }

  async function count(roundId: string): Promise<Counted> {
    const payload = { municipalityId: treasury.town.id, roundId };
    const run = await worker.get(TallyRound).execute(payload, randomUUID());
    return { roundId, tallyRunId: run.id };
  }

  const pause = () => worker.get(TallyChecksProcessor).worker.pause();
  const resume = (): void => {
    void worker.get(TallyChecksProcessor).worker.resume();
  };
  const explained = (counted: Counted, by = chair): Promise<Json> =>
    until(async () => {
      const { status, body } = await by.get(pathOf(counted));
      return status === 200 ? body : null;
    }, 'the explanation');
  const taskOf = ({ roundId }: Counted): Promise<TallyTask> =>
    inTown(async ({ tallyTasks }) => {
      const { items } = await tallyTasks.list(roundId, { page: 1, perPage: 9 });
      const tasks = items.filter(({ kind }) => kind === 'explanation');
      expect(tasks).toHaveLength(1);
      return tasks[0]!;
    });
  const taskWhen = (counted: Counted, is: (task: TallyTask) => boolean): Promise<TallyTask> =>
    until(async () => {
      const task = await taskOf(counted);
      return is(task) ? task : null;
    }, 'the task to get so far');
  const kept = ({ tallyRunId }: Counted) =>
    asOwner(
      api,
      `SELECT (SELECT count(*)::int FROM tally_explanation WHERE tally_run_id = $1) AS explanations,
              (SELECT count(*)::int FROM audit_entry WHERE action = 'explain-tally' AND subject_id = $1::text) AS entries`,
      [tallyRunId],
    );

  it('is explained after the count, as data that anybody can make again', async () => {
    const counted = await aCountedRound();

    const { explanation } = (await explained(counted)) as { explanation: Json };

    const run = await chair.get(pathOf(counted).replace('/explanation', ''));
    expect(explanation).toMatchObject({
      format: 'wijkkas-tally-explanation/1',
      inputHash: run.body['inputHash'],
      winners: ['1', '2'],
      spent: '90000',
      steps: [{ id: '1' }, { id: '2', reason: { kind: 'list', leftBefore: '60000' } }],
      robustness: { seed: run.body['inputHash'], samples: 1_000 },
    });
    expect(await taskOf(counted)).toMatchObject({
      state: 'done',
      tallyRunId: counted.tallyRunId,
      requestedBy: 'service',
    });
    expect(await kept(counted)).toEqual([{ explanations: 1, entries: 1 }]);
  });

  it('tells it in the language that is asked for, by the titles of the initiatives', async () => {
    const counted = await aCountedRound();
    await explained(counted);
    const textIn = async (query: string, header: string): Promise<[unknown, string]> => {
      const answer = await chair.get(`${pathOf(counted)}${query}`, { 'accept-language': header });
      return [answer.body['language'], JSON.stringify(answer.body['text'])];
    };

    const dutch = await textIn('?language=nl', 'en');
    const english = await textIn('', 'en-GB, nl;q=0.5');
    const none = await textIn('', 'fr');
    const wrong = await chair.get(`${pathOf(counted)}?language=fr`);

    expect([dutch[0], english[0], none]).toEqual(['nl', 'en', [null, 'null']]);
    expect(dutch[1]).toMatch(/Als eerste: Plan 1\. Het kost €\s400 .*Als tweede: Plan 2\./);
    expect(dutch[1]).toContain('We hebben ook 1.000 keer opnieuw geteld');
    expect(english[1]).toMatch(/First: Plan 1\. It costs €400 .*Plan 2.*Plan 3/);
    expect(wrong.status).toBe(400);
  });

  it('is shown to whoever sees the count: everybody, once it is ratified', async () => {
    const counted = await aCountedRound();
    await explained(counted);
    const insiders: readonly Role[] = ['administrator', 'auditor', 'contact-person', ...TEAM_SEATS];
    for (const role of ROLES) {
      const { client } =
        role === 'chair' ? treasury.chair : await aPerson(api, treasury.town, role);
      const { status } = await client.get(pathOf(counted));
      expect([role, status]).toEqual([role, insiders.includes(role) ? 200 : 404]);
    }
    const before = await anyone.get(pathOf(counted));
    const budgetId = await aBudget(treasury, 1_000_000);
    await asOwner(api, 'UPDATE round SET budget_id = $2 WHERE id = $1', [
      counted.roundId,
      budgetId,
    ]);

    const decided = await chair.post(
      treasury.path(`/rounds/${counted.roundId}/allocation-decisions`),
      { tallyRunId: counted.tallyRunId },
    );
    const after = await anyone.get(pathOf(counted));

    expect(before.status).toBe(404);
    expect(before.body).toMatchObject({ type: 'urn:wijkkas:problem:not-found' });
    expect([decided.status, after.status]).toEqual([201, 200]);
  });

  it('says when it is not there yet, and what is not there at all', async () => {
    await pause();
    const counted = await aCountedRound();

    const early = await chair.get(pathOf(counted));
    const unknown = await chair.get(pathOf({ ...counted, tallyRunId: randomUUID() }));
    const hidden = await anyone.get(pathOf(counted));
    resume();

    expect([early.status, unknown.status, hidden.status]).toEqual([404, 404, 404]);
    expect([early, unknown, hidden].map(({ body }) => body['type'])).toEqual([
      'urn:wijkkas:problem:explanation-not-made',
      'urn:wijkkas:problem:not-found',
      'urn:wijkkas:problem:not-found',
    ]);
    await explained(counted);
  });

  it('is made once, also when the worker is stopped in the middle and the job comes again', async () => {
    const other = await workers.start();
    await pause();
    const round = await aLargeCountingRound(workers, treasury, MANY_BALLOTS, {
      tally: { rule: 'equal-shares-cost@1' },
    });
    const counted = await count(round.id);
    await taskWhen(counted, ({ stage }) => stage === 'explaining' || stage === 'resampling');

    other.get(TallyWork)['stopping'].abort(new TaskInterrupted('The worker stops.'));
    await workers.stop(other);
    const waiting = await taskOf(counted);
    resume();
    const done = await taskWhen(counted, ({ finishedAt }) => finishedAt !== null);
    await inTown(({ outbox }) =>
      outbox.request('explain-tally', {
        municipalityId: treasury.town.id,
        roundId: round.id,
        taskId: done.id,
      }),
    );
    await explained(await aCountedRound());

    expect(waiting).toMatchObject({ state: 'queued', progress: 0 });
    expect(done).toMatchObject({ state: 'done', progress: 100 });
    expect(await kept(counted)).toEqual([{ explanations: 1, entries: 1 }]);
  });

  it('explains nothing that differs from the record', async () => {
    await pause();
    const counted = await aCountedRound();
    await asOwner(
      api,
      `SET session_replication_role = replica;
       UPDATE ballot SET choices = '{1}' WHERE round_id = '${counted.roundId}' AND choices = '{3}'`,
    );

    resume();
    const task = await taskWhen(counted, ({ finishedAt }) => finishedAt !== null);

    expect(task).toMatchObject({ state: 'failed', failureCode: 'explanation-differs' });
    expect(await kept(counted)).toEqual([{ explanations: 0, entries: 0 }]);
  });

  it('can be cancelled by who may ask for a count, and leaves the count as it is', async () => {
    await pause();
    const counted = await aCountedRound();
    const { id } = await taskOf(counted);
    const path = treasury.path(`/rounds/${counted.roundId}/tally-tasks/${id}/cancellations`);
    const { client: member } = await aPerson(api, treasury.town, 'member');

    const refused = await member.post(path, undefined);
    const cancelled = await chair.post(path, undefined);
    resume();

    expect([refused.status, cancelled.status]).toEqual([403, 202]);
    expect(cancelled.body).toMatchObject({ kind: 'explanation', state: 'cancelled' });
    expect(await chair.get(pathOf(counted).replace('/explanation', ''))).toMatchObject({
      status: 200,
    });
  });

  it.each([
    ['of another input', `jsonb_set(document, '{inputHash}', '"x"')`],
    ['of other winners', `jsonb_set(document, '{winners}', '[]')`],
  ])('%s is refused by the database', async (_, document) => {
    const counted = await aCountedRound();
    await explained(counted);

    const copied = asOwner(
      api,
      `CREATE TEMP TABLE copied AS SELECT * FROM tally_explanation WHERE tally_run_id = '${counted.tallyRunId}';
       SET LOCAL session_replication_role = replica;
       DELETE FROM tally_explanation WHERE tally_run_id = '${counted.tallyRunId}';
       SET LOCAL session_replication_role = origin;
       INSERT INTO tally_explanation SELECT tally_run_id, municipality_id, round_id, ${document}, explained_at FROM copied`,
    );

    await expect(copied).rejects.toThrow('tally_explanation_of_run');
  });

  it('is never changed or removed', async () => {
    const counted = await aCountedRound();
    await explained(counted);

    const changed = asOwner(api, `UPDATE tally_explanation SET explained_at = now()`);

    await expect(changed).rejects.toThrow('append_only: UPDATE');
    const removed = asOwner(api, `DELETE FROM tally_explanation`);
    await expect(removed).rejects.toThrow('append_only: DELETE');
  });
});
