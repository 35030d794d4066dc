import 'reflect-metadata';
import { ConfigurationError, Environment } from '#platform';
import { apiConfig } from './api.config.js';
import { createApi } from './api-app.js';

try {
  const config = apiConfig(new Environment(process.env));
  const app = await createApi(config);
  await app.listen(config.values.port, config.values.host);
} catch (error) {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exitCode = 1;
  // A half-started app may hold the process open; there is nothing left for it to do.
  setImmediate(() => process.exit());
}
