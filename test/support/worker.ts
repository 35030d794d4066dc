import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { type IQueueBackend, type Job, Queue } from 'bullmq';
import type { QueueName } from '#jobs';
import type { Clock } from '#persistence';
import { openBackend, queueConnections } from '../../apps/worker/src/outbox/queue-backend.js';
import { createWorker } from '../../apps/worker/src/worker-app.js';
import { WorkerConfig } from '../../apps/worker/src/worker.config.js';
import { type QueueBackendName, startBackend, type TestRedis } from './queue-backends.js';
import { TALLY_THREAD } from './tally-thread.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const SECRET = 'a-secret-for-tests-of-32-characters-or-more';
/** Nothing listens here: a suite about mail says where its listener is. */
const NO_MAIL = 'smtp://127.0.0.1:1';

type TestQueue = Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend>;

/** The settings of the worker in tests: the real ones, with a secret that is none. */
export function testWorkerConfig(databaseUrl: string, smtpUrl: string = NO_MAIL): WorkerConfig {
  return new WorkerConfig({
    databaseUrl,
    redisUrl: null,
    queuePrefix: `test-${randomUUID()}`,
    publicUrl: 'http://wijkkas.test',
    smtpUrl,
    mailFrom: 'Wijkkas <noreply@wijkkas.example>',
    tallyThread: TALLY_THREAD,
    voterKeySecret: SECRET,
    isDemo: true,
    logLevel: 'fatal',
  });
}

/** A database, a queue backend, and as many real workers on them as a test starts. */
export class TestWorkers {
  private readonly workers: INestApplicationContext[] = [];
  private readonly queues = new Map<QueueName, TestQueue>();

  private constructor(
    readonly database: TestDatabase,
    private readonly redis: TestRedis,
    readonly config: WorkerConfig,
  ) {}

  static async open(
    backend: QueueBackendName,
    given: { readonly smtpUrl?: string; readonly database?: TestDatabase } = {},
  ): Promise<TestWorkers> {
    const database = given.database ?? (await createTestDatabase());
    const redis = await startBackend(backend);
    const { values } = testWorkerConfig(database.url, given.smtpUrl);
    const config = new WorkerConfig({ ...values, redisUrl: redis.url });
    // Who brings a database along also drops it.
    const drop = (): Promise<void> =>
      given.database === undefined ? database.drop() : Promise.resolve();
    return new TestWorkers({ ...database, drop }, redis, config);
  }

  /** Starts a worker as `main` does, by another clock where one is given. */
  async start(clock: Clock | null = null): Promise<INestApplicationContext> {
    const worker = await createWorker(this.config, clock);
    this.workers.push(worker);
    return worker;
  }

  /** Stops a worker as a signal does: it finishes what it has in hand. */
  async stop(worker: INestApplicationContext): Promise<void> {
    this.workers.splice(this.workers.indexOf(worker), 1);
    await worker.close();
  }

  /** A queue, to look into it. */
  queue(name: QueueName): TestQueue {
    const open = this.queues.get(name);
    if (open !== undefined) return open;
    const queue: TestQueue = new Queue(
      name,
      queueConnections(this.config.values).consumer,
      openBackend,
    );
    this.queues.set(name, queue);
    return queue;
  }

  /** Waits until a job has finished, one way or the other. */
  async finished(name: QueueName, jobId: string): Promise<Job> {
    return until(async () => {
      const queue = this.queue(name);
      const state = await queue.getJobState(jobId);
      // Read after its state: what was read before it would tell of a job that still ran.
      return state === 'completed' || state === 'failed'
        ? ((await queue.getJob(jobId)) ?? null)
        : null;
    }, `job ${jobId} to finish`);
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    for (const queue of this.queues.values()) {
      await queue.obliterate({ force: true });
      await queue.close();
    }
    await this.redis.stop();
    await this.database.drop();
  }
}

const TRIES_MAX = 600;
const TRY_AGAIN_MS = 50;

/** Looks again and again until there is something to see; at most half a minute unless told otherwise. */
export async function until<Value>(
  look: () => Promise<Value | null>,
  what: string,
  triesMax: number = TRIES_MAX,
): Promise<Value> {
  for (let attempt = 0; attempt < triesMax; attempt += 1) {
    const seen = await look();
    if (seen !== null) return seen;
    await sleep(TRY_AGAIN_MS);
  }
  throw new Error(`Waited in vain for ${what}.`);
}
