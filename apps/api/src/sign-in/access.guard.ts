import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  type Actor,
  ForbiddenError,
  isAllowedSomewhere,
  membershipsOn,
  UnauthenticatedError,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import {
  type Access,
  ACCESS,
  keyedHash,
  localDay,
  tokenHash,
  type WijkkasRequest,
} from '#platform';
import { ApiConfig } from '../api.config.js';
import { requireSameOrigin } from './same-origin.js';
import { readSessionCookie } from './session-cookie.js';

/**
 * Decides for every request where it runs (the municipality in its path), for whom (a session or
 * a token), and whether such a caller may come in at all. A handler that says nothing is closed.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  /** Only a shortcut: a municipality's slug and id never change, and none is ever removed. */
  private readonly tenants = new Map<string, { readonly id: string; readonly slug: string }>();

  constructor(
    private readonly reflector: Reflector,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: ApiConfig,
  ) {}

  async canActivate(host: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(ACCESS, host.getHandler());
    if (access === undefined) throw new Error('A handler declares no permission.');
    const request = host.switchToHttp().getRequest<WijkkasRequest>();
    const tenant = await this.tenantOf(request);
    const actor = tenant === null ? null : await this.actorOf(request, tenant);
    request.wijkkas = {
      tenant,
      actor,
      requestId: request.id,
      requestHash: this.hashOf(request),
    };
    if (access.kind === 'permission') {
      if (actor === null) throw new UnauthenticatedError();
      if (!isAllowedSomewhere(actor, access.permission)) {
        throw new ForbiddenError(access.permission);
      }
    }
    return true;
  }

  private async tenantOf(request: WijkkasRequest): Promise<{ id: string; slug: string } | null> {
    const slug = (request.params as { municipality?: string }).municipality;
    if (slug === undefined) return null;
    const known = this.tenants.get(slug);
    if (known !== undefined) return known;
    const { id } = await this.unitOfWork.run(null, ({ municipalities }) =>
      municipalities.getBySlug(slug),
    );
    const tenant = { id, slug };
    this.tenants.set(slug, tenant);
    return tenant;
  }

  private async actorOf(
    request: WijkkasRequest,
    tenant: { id: string; slug: string },
  ): Promise<Actor | null> {
    const bearer = bearerOf(request.headers.authorization);
    const session = bearer === null ? readSessionCookie(request, tenant.slug) : null;
    if (bearer === null && session === null) return null;
    if (session !== null) requireSameOrigin(request, this.config.values.publicUrl);
    return this.unitOfWork.run(tenant, async (stores) => {
      const now = await stores.clock.now();
      return bearer === null
        ? personOf(stores, session ?? '', now)
        : this.machineOf(stores, bearer, now);
    });
  }

  /** A token that is sent has to be right: a wrong one is an error, also on a public path. */
  private async machineOf({ signIn }: Stores, bearer: string, now: Date): Promise<Actor> {
    const token = await signIn.findApiToken(tokenHash(bearer), now);
    if (token === null || (token.isDemo && !this.config.values.isDemo)) {
      throw new UnauthenticatedError();
    }
    return { kind: 'machine', id: token.id, permissions: token.permissions };
  }

  private hashOf(request: WijkkasRequest): string {
    const body = JSON.stringify(request.body ?? null);
    return keyedHash(this.config.values.voterKeySecret, request.method, request.url, body);
  }
}

async function personOf(
  { people, signIn }: Stores,
  session: string,
  now: Date,
): Promise<Actor | null> {
  const personId = await signIn.findSession(tokenHash(session), now);
  if (personId === null) return null;
  const memberships = membershipsOn(await people.membershipsOf(personId), localDay(now));
  return { kind: 'person', id: personId, memberships };
}

function bearerOf(authorization: string | undefined): string | null {
  if (authorization === undefined) return null;
  const token = /^Bearer ([\w~+/.-]+=*)$/i.exec(authorization)?.[1];
  if (token === undefined) throw new UnauthenticatedError();
  return token;
}
