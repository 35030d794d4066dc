import type { FastifyRequest } from 'fastify';
import { DomainError } from '#domain';

export class CrossSiteRequestError extends DomainError {
  readonly code = 'cross-site-request';
  readonly kind = 'forbidden';

  constructor() {
    super('This request came from another site.');
  }
}

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a changing request that rides on a cookie from another site.
 *
 * Browsers send `Origin` with every such request and cannot be made to lie about it. The cookie
 * is SameSite=Strict as well; this is the second lock, for browsers that do not know the first.
 *
 * @throws {CrossSiteRequestError} when the origin is missing or not ours
 */
export function requireSameOrigin(request: FastifyRequest, publicUrl: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  if (request.headers.origin !== new URL(publicUrl).origin) throw new CrossSiteRequestError();
}
