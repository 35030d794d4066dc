import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type IQueueBackend, type JobsOptions, Queue, type QueueOptions } from 'bullmq';
import { type JobName, JOBS, type QueueName, SCHEDULES } from '#jobs';
import type { OutboxMessage } from '#persistence';
import { WorkerConfig } from '../worker.config.js';
import { openBackend, queueConnections } from './queue-backend.js';

type JobQueue = Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend>;

const DAY_S = 86_400;
/** A turn of the clock is no evidence of anything: a few are kept to look at. */
const TURN_OPTIONS: JobsOptions = { removeOnComplete: { count: 10 }, removeOnFail: { count: 100 } };

/**
 * The producing side of every queue in the catalogue.
 *
 * It has connections of its own: @nestjs/bullmq would hand the connection of a queue that is
 * registered with the BullModule to the worker of the same name, and the two must fail in
 * different ways. That is why no queue is registered there.
 */
@Injectable()
export class JobQueues implements OnApplicationShutdown {
  private readonly logger = new Logger(JobQueues.name);
  private readonly queues: ReadonlyMap<QueueName, JobQueue>;

  constructor(config: WorkerConfig) {
    const { producer } = queueConnections(config.values);
    const names = new Set<QueueName>(Object.values(JOBS).map(({ queue }) => queue));
    this.queues = new Map([...names].map((name) => [name, this.open(name, producer)]));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  /** Puts a job on its queue under the id of its message; one that is there already stays as it is. */
  async enqueue({ id, jobName, payload }: OutboxMessage): Promise<void> {
    const { attempts, backoffMs } = JOBS[jobName];
    await this.queueOf(jobName).add(jobName, payload, {
      jobId: id,
      attempts,
      backoff: { type: 'exponential', delay: backoffMs },
      removeOnComplete: { age: DAY_S },
      removeOnFail: false,
    });
  }

  /** Lays down the schedules: one of each, however many workers do the same. */
  async schedule(): Promise<void> {
    for (const [name, { everyMs }] of Object.entries(SCHEDULES)) {
      const jobName = name as keyof typeof SCHEDULES;
      const template = { name: jobName, data: {}, opts: TURN_OPTIONS };
      await this.queueOf(jobName).upsertJobScheduler(jobName, { every: everyMs }, template);
    }
  }

  /** Lays down schedules that went lost with an emptied queue. */
  async repairSchedules(): Promise<void> {
    const found = await Promise.all(
      Object.keys(SCHEDULES).map((name) =>
        this.queueOf(name as keyof typeof SCHEDULES).getJobScheduler(name),
      ),
    );
    if (found.includes(undefined)) await this.schedule();
  }

  private queueOf(jobName: JobName): JobQueue {
    const queue = this.queues.get(JOBS[jobName].queue);
    if (queue === undefined) throw new Error(`There is no queue for ${jobName}.`);
    return queue;
  }

  private open(name: QueueName, producer: QueueOptions): JobQueue {
    const queue: JobQueue = new Queue(name, producer, openBackend);
    queue.on('error', (error) => {
      this.logger.warn(`queue ${name}: ${error.message}`);
    });
    return queue;
  }
}
