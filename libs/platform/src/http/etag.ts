import type { FastifyReply } from 'fastify';
import { VersionMismatchError, VersionMissingError } from '#domain';

const ETAG_SHAPE = /^"(\d{1,9})"$/;

/** Tells the client which version it reads; it sends the same back as If-Match. */
export function setVersion(reply: FastifyReply, version: number): void {
  void reply.header('etag', `"${version}"`);
}

/** @throws {VersionMissingError} without If-Match @throws {VersionMismatchError} when it is not ours */
export function versionOf(ifMatch: string | undefined): number {
  if (ifMatch === undefined) throw new VersionMissingError();
  const version = ETAG_SHAPE.exec(ifMatch)?.[1];
  if (version === undefined) throw new VersionMismatchError();
  return Number(version);
}
