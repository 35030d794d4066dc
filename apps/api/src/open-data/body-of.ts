import type { FastifyReply } from 'fastify';
import { InvalidInputError } from '#domain';
import { BodyStream } from '#platform';

/** @throws {InvalidInputError} when nothing was sent */
export function bodyOf({ request: { body } }: FastifyReply): BodyStream {
  if (body instanceof BodyStream) return body;
  const reason = 'Send the file as text/csv.';
  throw new InvalidInputError([{ name: 'body', code: 'file-empty', reason }]);
}
