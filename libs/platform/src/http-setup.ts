import accepts from '@fastify/accepts';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { answerUnknownMethods } from './http/allowed-methods.js';
import { limitDepth } from './http/limit-depth.js';
import { negotiateMediaTypes } from './http/media-types.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { validationPipe } from './validation/validation.js';

export type HttpSettings = {
  /** Sent with every answer (/core/version-header). */
  readonly apiVersion: string;
  readonly cookieSecret: string;
};

const HSTS_SECONDS = 31_536_000;

/** What every HTTP app of the service shares; tests call it too, so they test the real thing. */
export async function setUpHttp(
  app: NestFastifyApplication,
  { apiVersion, cookieSecret }: HttpSettings,
): Promise<void> {
  await app.register(accepts);
  await app.register(cookie, { secret: cookieSecret });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    hsts: { maxAge: HSTS_SECONDS, includeSubDomains: true },
    referrerPolicy: { policy: 'no-referrer' },
  });
  // Who sends a form elsewhere than where a route consumes one is told so (negotiateMediaTypes).
  await app.register(multipart);
  const instance = app.getHttpAdapter().getInstance();
  instance.addHook('onRequest', (request, reply, done) => {
    void reply.headers({ 'api-version': apiVersion, 'x-request-id': request.id });
    if (isDynamic(request.url)) void reply.header('cache-control', 'no-store');
    done();
  });
  answerUnknownMethods(instance);
  negotiateMediaTypes(instance);
  limitDepth(instance);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  app.enableShutdownHooks();
}

function isDynamic(url: string): boolean {
  return url.startsWith('/api/') || url.startsWith('/health/');
}
