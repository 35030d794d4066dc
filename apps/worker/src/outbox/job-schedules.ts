import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { JobQueues } from './job-queues.js';

const LOOK_MS = 60_000;
const FAILED_MS = 5_000;

/** Keeps the schedules of the catalogue in the queue, also when the queue was emptied meanwhile. */
@Injectable()
export class JobSchedules implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(JobSchedules.name);
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(private readonly jobQueues: JobQueues) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let isLaid = false;
    while (!signal.aborted) {
      try {
        await (isLaid ? this.jobQueues.repairSchedules() : this.jobQueues.schedule());
        isLaid = true;
      } catch (error) {
        this.logger.warn(error);
      }
      const pauseMs = isLaid ? LOOK_MS : FAILED_MS;
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
