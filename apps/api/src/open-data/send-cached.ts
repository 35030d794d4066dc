import type { FastifyReply } from 'fastify';

const FRESH_SECONDS = 300;

/**
 * Says how long an answer can be kept, and whether the reader has it already: then nothing is sent.
 *
 * @returns whether to send nothing (304)
 */
export function isCached(reply: FastifyReply, mark: string): boolean {
  const tag = `W/"${mark}"`;
  void reply.headers({
    etag: tag,
    'cache-control': `public, max-age=${FRESH_SECONDS}`,
    vary: 'Accept',
    'access-control-allow-origin': '*',
  });
  const known = (reply.request.headers['if-none-match'] ?? '')
    .split(',')
    .map((each) => each.trim());
  const isKnown = known.includes(tag) || known.includes('*');
  if (isKnown) void reply.status(304);
  return isKnown;
}
