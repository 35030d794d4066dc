import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions, UnitOfWork } from '#persistence';
import { JobQueues } from '../../apps/worker/src/outbox/job-queues.js';
import { OutboxRelay } from '../../apps/worker/src/outbox/outbox-relay.js';
import { prepareQueueTables } from '../../apps/worker/src/outbox/queue-tables.js';
import { aScreenedRound, type Place } from '../support/counted-round.factory.js';
import { aMunicipality, asOwner } from '../support/municipality.factory.js';
import { queueBackends } from '../support/queue-backends.js';
import { TestWorkers } from '../support/worker.js';

// No worker runs here, so that what stands on the queue is what the relay put there.
describe.each(queueBackends('the outbox'))('the outbox on %s', (backend) => {
  let workers: TestWorkers;
  let dataSource: DataSource;
  let unitOfWork: UnitOfWork;
  let queues: JobQueues;
  let relays: [OutboxRelay, OutboxRelay];

  beforeAll(async () => {
    workers = await TestWorkers.open(backend);
    await prepareQueueTables(workers.config.values);
    dataSource = await new DataSource(dataSourceOptions(workers.database.url)).initialize();
    unitOfWork = new UnitOfWork(dataSource);
    queues = new JobQueues(workers.config);
    await queues.schedule().catch(() => sleep(500));
    relays = [new OutboxRelay(unitOfWork, queues), new OutboxRelay(unitOfWork, queues)];
  });

  afterAll(async () => {
    await queues.onApplicationShutdown();
    await dataSource.destroy();
    await workers.close();
  });

  async function request(count = 1): Promise<string[]> {
    const roundId = randomUUID();
    await unitOfWork.run(null, async ({ outbox }) => {
      for (let each = 0; each < count; each += 1) {
        await outbox.request('tally-round', { municipalityId: randomUUID(), roundId });
      }
    });
    const messages = await asOwner<{ id: string }>(
      workers,
      `SELECT id FROM outbox WHERE payload ->> 'roundId' = $1 ORDER BY created_at, id`,
      [roundId],
    );
    return messages.map(({ id }) => id);
  }

  const unrelayed = () => asOwner(workers, 'SELECT id FROM outbox WHERE relayed_at IS NULL');
  const queued = async () =>
    (await workers.queue('tally').getJobs(['waiting', 'delayed', 'active'])).map(({ id }) => id);

  it('puts a job on its queue under the id of its message, and marks the message', async () => {
    const [id] = await request();

    const relayed = await relays[0].relayOnce();

    const job = await workers.queue('tally').getJob(id!);
    expect(relayed).toBe(1);
    expect(job).toMatchObject({ name: 'tally-round', opts: { attempts: 5, removeOnFail: false } });
    expect(await unrelayed()).toEqual([]);
  });

  it('has no job for a transaction that failed', async () => {
    const failing = unitOfWork.run(null, async ({ outbox }) => {
      await outbox.request('tally-round', { municipalityId: randomUUID(), roundId: randomUUID() });
      throw new Error('late');
    });

    await expect(failing).rejects.toThrow('late');

    expect(await relays[0].relayOnce()).toBe(0);
  });

  it('has one job when the relay dies between putting it there and marking it', async () => {
    const [id] = await request();
    const dying = unitOfWork.run(null, async ({ outbox }) => {
      for (const message of await outbox.claim(10)) await queues.enqueue(message);
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await queued()).toContain(id);

    const relayed = await relays[1].relayOnce();

    expect(relayed).toBe(1);
    expect((await queued()).filter((each) => each === id)).toHaveLength(1);
    expect(await unrelayed()).toEqual([]);
  });

  it('shares the messages out when two relays work at once', async () => {
    const ids = await request(150);

    const relayed = await Promise.all(
      [0, 1, 2, 3].map((turn) => relays[turn % 2 === 0 ? 0 : 1].relayOnce()),
    );

    expect(relayed.reduce((sum, each) => sum + each, 0)).toBe(150);
    expect(await queued()).toEqual(expect.arrayContaining(ids));
    expect(await unrelayed()).toEqual([]);
  });

  it('does not wait for messages that another relay has in hand', async () => {
    const [held] = await request();
    let relayed = -1;

    await unitOfWork.run(null, async ({ outbox }) => {
      await outbox.claim(1);
      await request(2);
      relayed = await Promise.race([relays[0].relayOnce(), sleep(5_000, -1)]);
    });

    expect(relayed).toBe(2);
    expect(await unrelayed()).toEqual([{ id: held }]);
    expect(await relays[0].relayOnce()).toBe(1);
  });

  it('leaves a job of a newer build for a newer worker, and goes on with the others', async () => {
    const future = randomUUID();
    await asOwner(
      workers,
      `INSERT INTO outbox (id, job_name, payload, created_at) VALUES ($1, 'paint-the-town', '{}', now() - interval '1 day')`,
      [future],
    );
    await request();

    const relayed = await relays[0].relayOnce();

    expect(relayed).toBe(1);
    expect(await unrelayed()).toEqual([{ id: future }]);
  });

  it('runs both of two deadlocked units of work to the end', async () => {
    const town = await aMunicipality(workers);
    const place: Place = { unitOfWork, town };
    const [left, right] = [await aScreenedRound(place), await aScreenedRound(place)];
    let runs = 0;
    const lockBoth = (one: string, other: string) =>
      unitOfWork.run({ id: town.id }, async ({ outbox, rounds }) => {
        runs += 1;
        await outbox.request('tally-round', { municipalityId: town.id, roundId: one });
        await rounds.lock(one);
        await sleep(200);
        await rounds.lock(other);
      });

    await Promise.all([lockBoth(left.id, right.id), lockBoth(right.id, left.id)]);

    expect(runs).toBe(3);
    expect(await relays[0].relayOnce()).toBe(2);
  });
});
