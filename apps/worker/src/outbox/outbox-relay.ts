import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { UnitOfWork } from '#persistence';
import { JobQueues } from './job-queues.js';

const BATCH_MAX = 100;
const IDLE_MS = 500;
/** After a failure, so that a queue that is away does not fill the log. */
const FAILED_MS = 5_000;

/**
 * Moves requested jobs from the outbox table to their queue, at least once.
 *
 * A crash between the enqueue and the commit sends the same message again; the
 * outbox id is the job id, so the queue drops the copy while it still knows the
 * job, and every processor tolerates a copy that comes later than that.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobQueues: JobQueues,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  /** @returns how many messages were relayed */
  relayOnce(): Promise<number> {
    return this.unitOfWork.run(null, async ({ clock, outbox }) => {
      const messages = await outbox.claim(BATCH_MAX);
      for (const message of messages) await this.jobQueues.enqueue(message);
      if (messages.length > 0) {
        const ids = messages.map(({ id }) => id);
        await outbox.markRelayed(ids, await clock.now());
      }
      return messages.length;
    });
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const pauseMs = await this.turn();
      if (pauseMs > 0) await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** @returns how long to wait before the next turn */
  private async turn(): Promise<number> {
    try {
      return (await this.relayOnce()) < BATCH_MAX ? IDLE_MS : 0;
    } catch (error) {
      this.logger.error(error);
      return FAILED_MS;
    }
  }
}
