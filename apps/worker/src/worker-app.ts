import { type INestApplicationContext, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Clock, DatabaseHealth } from '#persistence';
import { jsonLogger } from '#platform';
import { prepareQueueTables } from './outbox/queue-tables.js';
import { RunningJobs } from './running-jobs.js';
import type { WorkerConfig } from './worker.config.js';
import { WorkerModule } from './worker.module.js';

/**
 * The worker, at work; `main` and the tests start the same one. Closing it lets jobs finish. Only a
 * test hands it a clock.
 */
export async function createWorker(
  config: WorkerConfig,
  clock: Clock | null = null,
): Promise<INestApplicationContext> {
  await prepareQueueTables(config.values);
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config, clock), {
    logger: jsonLogger('worker', config.values.logLevel),
    abortOnError: false,
  });
  try {
    await refuseDangerousRights(app);
    await app.get(RunningJobs).ready();
  } catch (error) {
    await app.close();
    throw error;
  }
  new Logger('Worker').log('ready');
  return app;
}

async function refuseDangerousRights(app: INestApplicationContext): Promise<void> {
  const rights = await app.get(DatabaseHealth).dangerousRights();
  if (rights.length > 0) {
    throw new Error(`The database lets the service change history: ${rights.join('; ')}.`);
  }
}
