import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Job, Worker } from 'bullmq';
import { NoticesProcessor } from './notices/notices.processor.js';
import { NotificationsProcessor } from './notifications.processor.js';
import { SchedulesProcessor } from './schedules.processor.js';
import { TallyChecksProcessor } from './voting/tally-checks.processor.js';
import { TallyProcessor } from './voting/tally.processor.js';

const HOSTS = [
  TallyProcessor,
  TallyChecksProcessor,
  NotificationsProcessor,
  NoticesProcessor,
  SchedulesProcessor,
];

/**
 * Watches over the processors: what they run goes to the log, by id. At the end they take no new
 * job and finish those in hand, before anything else closes.
 */
@Injectable()
export class RunningJobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RunningJobs.name);

  constructor(private readonly modules: ModuleRef) {}

  /** There once all of them are made. */
  private get hosts(): readonly { readonly worker: Worker }[] {
    return HOSTS.map((host) => this.modules.get<{ worker: Worker }>(host));
  }

  onApplicationBootstrap(): void {
    for (const { worker } of this.hosts) this.watch(worker);
  }

  /** Resolves when every queue has been reached. */
  async ready(): Promise<void> {
    await Promise.all(this.hosts.map(({ worker }) => worker.waitUntilReady()));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.hosts.map(({ worker }) => worker.close()));
  }

  private watch(worker: Worker): void {
    const { name: queue } = worker;
    worker.on('error', (error) => {
      this.logger.error(`queue ${queue}: ${error.message}`);
    });
    worker.on('stalled', (jobId) => {
      this.logger.warn({ event: 'job taken over', queue, jobId });
    });
    worker.on('completed', (job) => {
      this.logger.debug({ event: 'job completed', ...namesOf(job, queue) });
    });
    worker.on('failed', (job, error) => {
      const attempt = job?.attemptsMade ?? 0;
      const reason = error.message;
      this.logger.warn({ event: 'job failed', ...namesOf(job, queue), attempt, reason });
    });
  }
}

function namesOf(job: Job | undefined, queue: string): object {
  return { queue, job: job?.name, jobId: job?.id };
}
