import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../problem/problem.js';
import { FastifyAdapter } from '@nestjs/platform-fastify';

const BODY_BYTES_MAX = 1024 * 1024;
/** Elections of 130,000 ballots take about 5 MB. */
export const ELECTION_BYTES_MAX = 64 * 1024 * 1024;

/** Five hundred generalised buurten take some 5 MB. */
export const AREA_IMPORT_BYTES_MAX = 16 * 1024 * 1024;
/** Half a million addresses take some 20 MB. */
export const ADDRESS_FILE_BYTES_MAX = 64 * 1024 * 1024;

export const JSON_TYPE = 'application/json';
export const PROBLEM_TYPE = 'application/problem+json';
/** An election in the Pabulib format. */
export const PABULIB_TYPE = 'application/x-pabulib';
export const CSV_TYPE = 'text/csv';
/** A mail as it came in, such as one that was returned. */
export const MAIL_TYPE = 'message/rfc822';
/** What a form on a page sends, and a mail program that unsubscribes (RFC 8058). */
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** The Fastify instance of the service: strict paths, bounded bodies, a request id of our own. */
export function httpAdapter(): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_BYTES_MAX,
    // What Fastify refuses before any route is known, such as a broken escape in the address.
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      const { status, ...rest } = problem(error.statusCode ?? 400, error.message);
      void reply
        .status(status)
        .type(PROBLEM_TYPE)
        .send(JSON.stringify({ status, ...rest }));
    },
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: false, caseSensitive: true, maxParamLength: 200 },
  });
}
