import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Actor, IdempotencyKeyMissingError, UnauthenticatedError } from '#domain';

/** Where and for whom a request runs, as the access guard found it. */
export type RequestContext = {
  /** The municipality in the path; null for the few paths above all municipalities. */
  readonly tenant: { readonly id: string; readonly slug: string } | null;
  readonly actor: Actor | null;
  /** Names the request in the log and in the audit trail. */
  readonly requestId: string;
  /** A keyed hash of method, path and body. */
  readonly requestHash: string;
};

/** The context of a request inside a municipality. */
export type TenantContext = RequestContext & {
  readonly tenant: { readonly id: string; readonly slug: string };
};

/** The context of a request by somebody who is signed in. */
export type ActorContext = TenantContext & { readonly actor: Actor };

/** A request that creates something, with the key that makes it safe to send again. */
export type CommandContext = ActorContext & {
  readonly command: {
    readonly actorRef: string;
    readonly key: string;
    readonly requestHash: string;
  };
};

export type WijkkasRequest = FastifyRequest & { wijkkas?: RequestContext };

const KEY_SHAPE = /^[\x21-\x7e]{1,200}$/;

export function contextOf(request: WijkkasRequest): RequestContext {
  if (request.wijkkas === undefined) throw new Error('The access guard did not run.');
  return request.wijkkas;
}

export function tenantContextOf(request: WijkkasRequest): TenantContext {
  const context = contextOf(request);
  if (context.tenant === null) throw new Error('This path is in no municipality.');
  return { ...context, tenant: context.tenant };
}

export function actorContextOf(request: WijkkasRequest): ActorContext {
  const context = tenantContextOf(request);
  if (context.actor === null) throw new UnauthenticatedError();
  return { ...context, actor: context.actor };
}

export function commandContextOf(request: WijkkasRequest): CommandContext {
  const context = actorContextOf(request);
  const key = idempotencyKeyOf(request);
  const actorRef = actorRefOf(context.actor);
  return { ...context, command: { actorRef, key, requestHash: context.requestHash } };
}

/** @throws {IdempotencyKeyMissingError} when the request has no key, or one that is no plain text */
export function idempotencyKeyOf({ headers }: Pick<FastifyRequest, 'headers'>): string {
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY_SHAPE.test(key)) throw new IdempotencyKeyMissingError();
  return key;
}

/** How an actor is named in the audit trail and in the ledger. */
export function actorRefOf(actor: Actor): string {
  return `${actor.kind}:${actor.id}`;
}

const from = (read: (request: WijkkasRequest) => unknown) =>
  createParamDecorator((_: unknown, host: ExecutionContext) =>
    read(host.switchToHttp().getRequest<WijkkasRequest>()),
  );

/** Gives a handler its `TenantContext`; the actor may be null on a public path. */
export const InTenant = from(tenantContextOf);
/** Gives a handler its `ActorContext`. */
export const ByActor = from(actorContextOf);
/** Gives a handler that creates something its `CommandContext`, and demands an Idempotency-Key. */
export const AsCommand = from(commandContextOf);
