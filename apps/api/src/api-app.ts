import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Clock, DatabaseHealth } from '#persistence';
import { httpAdapter, jsonLogger, setUpHttp } from '#platform';
import { fileURLToPath } from 'node:url';
import type { ApiConfig } from './api.config.js';
import { ApiModule } from './api.module.js';
import { API_PREFIX, API_VERSION } from './api-version.js';
import { serveOpenApi } from './openapi/serve-openapi.js';
import { serveWeb } from './web/serve-web.js';

/** Where the build puts the web app, seen from `dist/apps/api/src`. */
const WEB_ROOT = fileURLToPath(new URL('../../../web', import.meta.url));

/** The api, set up and not listening yet; `main` and the tests start the same one. Only a test hands it a clock. */
export async function createApi(
  config: ApiConfig,
  clock: Clock | null = null,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.forRoot(config, clock),
    httpAdapter(),
    { logger: jsonLogger('api', config.values.logLevel), abortOnError: false },
  );
  app.setGlobalPrefix(API_PREFIX, { exclude: ['health/live', 'health/ready'] });
  await setUpHttp(app, { apiVersion: API_VERSION, cookieSecret: config.values.sessionSecret });
  serveOpenApi(app, config.values.publicUrl);
  await serveWeb(app, WEB_ROOT);
  await refuseDangerousRights(app);
  return app;
}

async function refuseDangerousRights(app: NestFastifyApplication): Promise<void> {
  const rights = await app.get(DatabaseHealth).dangerousRights();
  if (rights.length > 0) {
    throw new Error(`The database lets the service change history: ${rights.join('; ')}.`);
  }
}
