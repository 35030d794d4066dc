import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Worker } from 'bullmq';
import type { Round, TallyTask } from '#domain';
import { UnitOfWork } from '#persistence';
import { openBackend, queueConnections } from '../../apps/worker/src/outbox/queue-backend.js';
import { TaskInterrupted, TallyWork } from '../../apps/worker/src/voting/tally-work.js';
import { TallyProcessor } from '../../apps/worker/src/voting/tally.processor.js';
import { aCountingRound, type Place } from '../support/counted-round.factory.js';
import { aLargeCountingRound } from '../support/many-ballots.js';
import { aMunicipality, asOwner } from '../support/municipality.factory.js';
import { queueBackends } from '../support/queue-backends.js';
import { TestWorkers, until } from '../support/worker.js';

/** Enough to count for a second, also on a fast machine. */
const BALLOTS = 30_000;
/** Enough to count for longer than `LOCK_MS`. */
const MANY_BALLOTS = 80_000;
const SLOWLY = { tally: { rule: 'equal-shares-cost-add1@1' } } as const;
const LOCK_MS = 1_000;

describe.each(queueBackends('following a count'))('following a count on %s', (backend) => {
  let workers: TestWorkers;
  let worker: INestApplicationContext;
  let place: Place;

  beforeAll(async () => {
    workers = await TestWorkers.open(backend);
    await asOwner(workers, SEE_TASKS);
    worker = await workers.start();
    place = { unitOfWork: worker.get(UnitOfWork), town: await aMunicipality(workers) };
  });

  afterAll(() => workers.close());

  const inTown = <Result>(work: Parameters<typeof place.unitOfWork.run<Result>>[1]) =>
    place.unitOfWork.run({ id: place.town.id }, work);
  const aLargeRound = (ballots = BALLOTS) => aLargeCountingRound(workers, place, ballots, SLOWLY);
  const taskOf = ({ id }: Round, taskId: string): Promise<TallyTask> =>
    inTown(({ tallyTasks }) => tallyTasks.get(id, taskId));
  const runsOf = ({ id }: Round) =>
    asOwner(workers, 'SELECT id FROM tally_run WHERE round_id = $1', [id]);
  const phaseOf = ({ id }: Round) => inTown(async ({ rounds }) => (await rounds.get(id)).phase);

  /** Asks for a count as the api does. */
  async function ask({ id: roundId }: Round): Promise<{ taskId: string; jobId: string }> {
    const taskId = randomUUID();
    const given = { tallyRunId: null, rules: null, requestedBy: 'service' };
    await inTown(async ({ outbox, tallyTasks }) => {
      await tallyTasks.request({ id: taskId, roundId, kind: 'count', ...given });
      await outbox.request('tally-round', { municipalityId: place.town.id, roundId, taskId });
    });
    const [message] = await asOwner<{ id: string }>(
      workers,
      `SELECT id FROM outbox WHERE payload ->> 'taskId' = $1`,
      [taskId],
    );
    return { taskId, jobId: message!.id };
  }

  const untilIn = (
    round: Round,
    taskId: string,
    is: (task: TallyTask) => boolean,
  ): Promise<TallyTask> =>
    until(async () => {
      const task = await taskOf(round, taskId);
      return is(task) ? task : null;
    }, 'the task to get so far');

  it('tells how far a count is, and what came of it', async () => {
    const round = await aLargeRound();
    const { taskId } = await ask(round);

    const atTheEnd = await untilIn(round, taskId, ({ finishedAt }) => finishedAt !== null);

    const [onItsWay] = await asOwner(
      workers,
      'SELECT kind, state, stage, progress, finished_at FROM seen_task WHERE id = $1 AND progress > 0 ORDER BY number LIMIT 1',
      [taskId],
    );
    expect(onItsWay).toMatchObject({ kind: 'count', state: 'running', finished_at: null });
    expect(onItsWay?.['stage']).not.toBeNull();
    expect(onItsWay?.['progress']).toBeLessThan(100);
    const [run] = await runsOf(round);
    expect(atTheEnd).toMatchObject({ state: 'done', stage: null, progress: 100 });
    expect(atTheEnd.tallyRunId).toBe(run?.['id']);
  });

  it('stops a count that somebody cancels, and leaves the round waiting for another', async () => {
    const round = await aLargeRound();
    const { taskId, jobId } = await ask(round);
    await untilIn(round, taskId, ({ state }) => state === 'running');

    await inTown(({ tallyTasks }) => tallyTasks.askToCancel(taskId));
    const cancelled = await untilIn(round, taskId, ({ finishedAt }) => finishedAt !== null);
    const job = await workers.finished('tally', jobId);

    expect(cancelled).toMatchObject({ state: 'cancelled', failureCode: null });
    expect(await job.getState()).toBe('completed');
    expect(await phaseOf(round)).toBe('counting');
    expect(await runsOf(round)).toEqual([]);
    const again = await ask(round);
    await untilIn(round, again.taskId, ({ state }) => state === 'done');
    expect(await phaseOf(round)).toBe('counted');
  });

  it('does not begin a count that was cancelled while it waited', async () => {
    const { round } = await aCountingRound(place, [{ choices: [1] }]);
    const taskId = randomUUID();
    const given = { tallyRunId: null, rules: null, requestedBy: 'service' };
    await inTown(async ({ tallyTasks }) => {
      await tallyTasks.request({ id: taskId, roundId: round.id, kind: 'count', ...given });
      await tallyTasks.end(taskId, { state: 'cancelled' });
    });

    const job = worker.get(TallyProcessor).process({
      id: randomUUID(),
      attemptsMade: 0,
      opts: {},
      data: { municipalityId: place.town.id, roundId: round.id, taskId },
    } as never);

    expect(await job).toEqual({ tallyRunId: null });
    expect(await phaseOf(round)).toBe('counting');
  });

  it('counts once when the worker is stopped in the middle of a count', async () => {
    const round = await aLargeRound();
    const stopped = await workers.start();
    await worker.get(TallyProcessor).worker.pause();
    const { taskId, jobId } = await ask(round);
    await untilIn(round, taskId, ({ stage }) => stage !== null && stage !== 'reading');

    stopped.get(TallyWork)['stopping'].abort(new TaskInterrupted('The worker stops.'));
    await workers.stop(stopped);
    const waiting = await taskOf(round, taskId);
    await worker.get(TallyProcessor).worker.resume();
    const job = await workers.finished('tally', jobId);

    expect(waiting).toMatchObject({ state: 'queued', stage: null, progress: 0 });
    expect(await job.getState()).toBe('completed');
    expect(job.attemptsMade).toBe(1);
    expect(await runsOf(round)).toHaveLength(1);
    expect((await taskOf(round, taskId)).state).toBe('done');
  });

  it('takes over the task of a worker that died', async () => {
    const { round } = await aCountingRound(place, [{ choices: [1] }]);
    await worker.get(TallyProcessor).worker.pause();
    const dying = new Worker(
      'tally',
      ({ data }) =>
        inTown(async ({ tallyTasks }) => {
          await tallyTasks.start((data as { taskId: string }).taskId);
        }).then(() => new Promise(() => undefined)),
      {
        ...queueConnections(workers.config.values).consumer,
        lockDuration: LOCK_MS,
        // Who looks for silent jobs keeps the others from it for its own interval: half a minute here.
        skipStalledCheck: true,
      },
      openBackend,
    );
    const { taskId, jobId } = await ask(round);
    await untilIn(round, taskId, ({ state }) => state === 'running');
    await dying.close(true);

    await worker.get(TallyProcessor).worker.resume();
    const job = await workers.finished('tally', jobId);

    expect(await job.getState()).toBe('completed');
    expect(await runsOf(round)).toHaveLength(1);
    expect((await taskOf(round, taskId)).state).toBe('done');
  });

  it('holds on to its job while it counts for longer than a job may be silent', async () => {
    const round = await aLargeRound(MANY_BALLOTS);
    const processor = worker.get(TallyProcessor);
    await processor.worker.pause();
    const stalled: string[] = [];
    const strict = new Worker(
      'tally',
      (job, token) => processor.process(job as Parameters<TallyProcessor['process']>[0], token),
      {
        ...queueConnections(workers.config.values).consumer,
        lockDuration: LOCK_MS,
        stalledInterval: LOCK_MS,
        maxStalledCount: 0,
      },
      openBackend,
    );
    strict.on('stalled', (jobId) => stalled.push(jobId));
    const { taskId, jobId } = await ask(round);

    const job = await workers.finished('tally', jobId);

    await strict.close();
    await processor.worker.resume();
    const { startedAt, finishedAt } = await taskOf(round, taskId);
    expect(finishedAt!.getTime() - startedAt!.getTime()).toBeGreaterThan(LOCK_MS);
    expect(await job.getState()).toBe('completed');
    expect(stalled).toEqual([]);
    expect(await runsOf(round)).toHaveLength(1);
  });
});

/** Keeps each state that a task was in, however short: whoever looks now and then may miss it. */
const SEE_TASKS = `
  CREATE TABLE seen_task (number bigint GENERATED ALWAYS AS IDENTITY, id uuid, kind text, state text, stage text, progress int, finished_at timestamptz);
  CREATE FUNCTION see_task() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN
    INSERT INTO seen_task (id, kind, state, stage, progress, finished_at) VALUES (new.id, new.kind, new.state, new.stage, new.progress, new.finished_at);
    RETURN NULL;
  END $$;
  CREATE TRIGGER tally_task_seen AFTER UPDATE ON tally_task FOR EACH ROW EXECUTE FUNCTION see_task();`;
