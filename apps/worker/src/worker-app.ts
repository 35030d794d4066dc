import { type INestApplicationContext, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseHealth } from '#persistence';
import { jsonLogger } from '#platform';
import { prepareQueueTables } from './outbox/queue-tables.js';
import { RunningJobs } from './running-jobs.js';
import type { WorkerConfig } from './worker.config.js';
import { WorkerModule } from './worker.module.js';

/** The worker, at work; `main` and the tests start the same one. Closing it lets jobs finish. */
export async function createWorker(config: WorkerConfig): Promise<INestApplicationContext> {
  await prepareQueueTables(config.values);
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), {
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
