import {
  type HttpException,
  NotAcceptableException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BodyStream } from './body-stream.js';
import {
  ADDRESS_FILE_BYTES_MAX,
  CSV_TYPE,
  ELECTION_BYTES_MAX,
  JSON_TYPE,
  PABULIB_TYPE,
  PROBLEM_TYPE,
} from './http-adapter.js';

const API_PATH = '/api/';

/** Takes what a route consumes and gives what it produces: 415 and 406 for anything else. */
export function negotiateMediaTypes(instance: FastifyInstance): void {
  instance.addContentTypeParser(
    PABULIB_TYPE,
    { parseAs: 'string', bodyLimit: ELECTION_BYTES_MAX },
    (_request, body, done) => {
      done(null, body);
    },
  );
  instance.addContentTypeParser(CSV_TYPE, (_request, payload, done) => {
    done(null, new BodyStream(payload, ADDRESS_FILE_BYTES_MAX));
  });
  instance.addHook('onRoute', (route) => {
    const { bodyBytesMax } = (route.config ?? {}) as MediaTypes;
    if (bodyBytesMax !== undefined) route.bodyLimit = bodyBytesMax;
  });
  instance.addHook('onRequest', (request, _reply, done) => {
    done(refusal(request) ?? undefined);
  });
  instance.addHook('onSend', (_request, reply, payload, done) => {
    nameProblem(reply);
    done(null, payload);
  });
}

type MediaTypes = {
  readonly consumes?: string;
  readonly produces?: string;
  /** How large a body this route takes, where that is not what all take. */
  readonly bodyBytesMax?: number;
};

function refusal(request: FastifyRequest): HttpException | null {
  if (!request.url.startsWith(API_PATH) || request.is404) return null;
  const { consumes = JSON_TYPE, produces = JSON_TYPE } = request.routeOptions.config as MediaTypes;
  if (hasBody(request) && mediaTypeOf(request.headers['content-type']) !== consumes) {
    return new UnsupportedMediaTypeException(`Send ${consumes}.`);
  }
  const accepted = request.accepts().type([produces, PROBLEM_TYPE]);
  return accepted === false ? new NotAcceptableException(`This sends ${produces}.`) : null;
}

function hasBody({ headers }: FastifyRequest): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** Fastify adds a charset of its own when it sees none; RFC 9457 defines none. */
function nameProblem(reply: FastifyReply): void {
  const type = reply.getHeader('content-type');
  if (typeof type === 'string' && type.startsWith(PROBLEM_TYPE)) {
    reply.header('content-type', PROBLEM_TYPE);
  }
}
