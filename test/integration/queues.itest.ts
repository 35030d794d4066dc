import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Worker } from 'bullmq';
import pg from 'pg';
import type { JobPayloads } from '#jobs';
import { UnitOfWork } from '#persistence';
import { JobQueues } from '../../apps/worker/src/outbox/job-queues.js';
import { openBackend, queueConnections } from '../../apps/worker/src/outbox/queue-backend.js';
import { prepareQueueTables } from '../../apps/worker/src/outbox/queue-tables.js';
import { aCountingRound } from '../support/counted-round.factory.js';
import { aMunicipality, asOwner } from '../support/municipality.factory.js';
import { queueBackends } from '../support/queue-backends.js';
import { TestWorkers, until } from '../support/worker.js';

describe.each(queueBackends('workers and queues'))('workers and queues on %s', (backend) => {
  let workers: TestWorkers;

  beforeAll(async () => {
    workers = await TestWorkers.open(backend);
  });

  afterAll(() => workers.close());

  /** Puts a job on its queue as the relay does, and gives its id. */
  async function enqueue(payload: JobPayloads['tally-round']): Promise<string> {
    const queues = new JobQueues(workers.config);
    const id = randomUUID();
    await until(
      () =>
        queues.enqueue({ id, jobName: 'tally-round', payload }).then(
          () => true,
          () => null,
        ),
      'the queue to answer',
    );
    await queues.onApplicationShutdown();
    return id;
  }

  const untilActive = (jobId: string): Promise<true> =>
    until(async () => {
      const job = await workers.queue('tally').getJob(jobId);
      return (await job?.getState()) === 'active' ? true : null;
    }, 'the job to begin');

  it('starts several workers at the same moment, on tables that are not there yet', async () => {
    const started = await Promise.all([workers.start(), workers.start(), workers.start()]);

    await Promise.all(started.map((worker) => workers.stop(worker)));
    expect(started).toHaveLength(3);
  });

  it('takes over a job whose worker died with it', async () => {
    await prepareQueueTables(workers.config.values);
    const dying = new Worker(
      'tally',
      () => new Promise(() => undefined),
      { ...queueConnections(workers.config.values).consumer, lockDuration: 1_000 },
      openBackend,
    );
    const jobId = await enqueue({ municipalityId: randomUUID(), roundId: randomUUID() });
    await untilActive(jobId);
    await dying.close(true);

    const worker = await workers.start();
    const job = await workers.finished('tally', jobId);

    await workers.stop(worker);
    expect(job.failedReason).toMatch(/^not-found: /);
  });

  it('finishes the job in hand before it stops', async () => {
    const worker = await workers.start();
    const place = { unitOfWork: worker.get(UnitOfWork), town: await aMunicipality(workers) };
    const { round } = await aCountingRound(place, [{ choices: [1] }]);
    const holding = new pg.Client({ connectionString: workers.database.ownerUrl });
    await holding.connect();
    await holding.query('BEGIN');
    await holding.query('SELECT FROM round WHERE id = $1 FOR UPDATE', [round.id]);
    const jobId = await enqueue({ municipalityId: place.town.id, roundId: round.id });
    await untilActive(jobId);

    const stopping = workers.stop(worker);
    await holding.end();
    await stopping;

    expect(await (await workers.queue('tally').getJob(jobId))?.getState()).toBe('completed');
    const runs = await asOwner(workers, 'SELECT FROM tally_run WHERE round_id = $1', [round.id]);
    expect(runs).toHaveLength(1);
  });
});
