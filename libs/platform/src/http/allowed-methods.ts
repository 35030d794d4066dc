import { MethodNotAllowedException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

type Route = { readonly pattern: RegExp; readonly methods: readonly string[] };

/**
 * Answers a known path with an unknown method with 405 and the methods that it has (RFC 9110,
 * 15.5.6), where Fastify by itself says 404. Call it before the routes are made.
 */
export function answerUnknownMethods(instance: FastifyInstance): void {
  const routes: Route[] = [];
  instance.addHook('onRoute', ({ url, method }) => {
    routes.push({ pattern: patternOf(url), methods: [method].flat() });
  });
  instance.addHook('onRequest', (request, reply, done) => {
    const allowed = request.is404 ? methodsOf(routes, request.url) : [];
    if (allowed.length === 0) {
      done();
      return;
    }
    void reply.header('allow', allowed.join(', '));
    done(new MethodNotAllowedException('This path has other methods.'));
  });
}

function methodsOf(routes: readonly Route[], url: string): readonly string[] {
  const path = url.split('?', 1)[0] ?? '';
  const found = routes.filter(({ pattern }) => pattern.test(path));
  return [...new Set(found.flatMap(({ methods }) => methods))].toSorted();
}

/** Wildcards stand for pages and files, which have no other methods to tell of. */
function patternOf(url: string): RegExp {
  if (url.includes('*')) return /$^/;
  const source = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')))
    .join('/');
  return new RegExp(`^${source}$`);
}
