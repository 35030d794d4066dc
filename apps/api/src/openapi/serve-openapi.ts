import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { API_PREFIX } from '../api-version.js';
import { openApiDocument } from './document.js';

/** Publishes the description of the API, to everyone and to every site (/core/publish-openapi). */
export function serveOpenApi(app: NestFastifyApplication, publicUrl: string): void {
  // Made when it is first asked for: it takes longer than all the rest of the start.
  let document: string | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get(`/${API_PREFIX}/openapi.json`, (_request, reply) =>
      reply
        .header('access-control-allow-origin', '*')
        .header('cross-origin-resource-policy', 'cross-origin')
        .type('application/json')
        .send((document ??= JSON.stringify(openApiDocument(app, publicUrl)))),
    );
}
