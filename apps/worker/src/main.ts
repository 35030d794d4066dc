import 'reflect-metadata';
import { ConfigurationError, Environment } from '#platform';
import { workerConfig } from './worker.config.js';
import { createWorker } from './worker-app.js';

try {
  const app = await createWorker(workerConfig(new Environment(process.env)));
  app.enableShutdownHooks();
} catch (error) {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exitCode = 1;
  // A half-started worker may hold the process open; there is nothing left for it to do.
  setImmediate(() => process.exit());
}
