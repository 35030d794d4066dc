import {
  NotAcceptableException,
  PayloadTooLargeException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FILE_BYTES_MAX, UploadRefusedError } from '#domain';
import { BodyStream } from './body-stream.js';
import {
  ADDRESS_FILE_BYTES_MAX,
  CSV_TYPE,
  ELECTION_BYTES_MAX,
  JSON_TYPE,
  MAIL_TYPE,
  PABULIB_TYPE,
  PROBLEM_TYPE,
} from './http-adapter.js';
import { MULTIPART_TYPE, UPLOAD_BYTES_MAX_ON_WIRE } from './receive-file.js';

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
  instance.addContentTypeParser(MAIL_TYPE, { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  instance.addHook('onRoute', (route) => {
    const { bodyBytesMax } = (route.config ?? {}) as MediaTypes;
    if (bodyBytesMax !== undefined) route.bodyLimit = bodyBytesMax;
  });
  instance.addHook('onRequest', (request, reply, done) => {
    const error = refusal(request);
    // What is not read would otherwise have to be read and thrown away before the next request.
    if (error instanceof PayloadTooLargeException) void reply.header('connection', 'close');
    done(error ?? undefined);
  });
  instance.addHook('onSend', (_request, reply, payload, done) => {
    nameProblem(reply);
    done(null, payload);
  });
}

type MediaTypes = {
  readonly consumes?: string | readonly string[];
  readonly produces?: string | readonly string[];
  /** How large a body this route takes, where that is not what all take. */
  readonly bodyBytesMax?: number;
};

function refusal(request: FastifyRequest): Error | null {
  if (!request.url.startsWith(API_PATH) || request.is404) return null;
  const { consumes = JSON_TYPE, produces = JSON_TYPE } = request.routeOptions.config as MediaTypes;
  const taken = [consumes].flat();
  if (hasBody(request) && !taken.includes(mediaTypeOf(request.headers['content-type']))) {
    return new UnsupportedMediaTypeException(`Send ${taken.join(' or ')}.`);
  }
  const types = [produces].flat();
  if (request.accepts().type([...types, PROBLEM_TYPE]) === false) {
    return new NotAcceptableException(`This sends ${types.join(' or ')}.`);
  }
  return consumes === MULTIPART_TYPE ? sizeRefusal(request) : null;
}

/** How much a form will be is known before any of it is read, and what is too much is not read at all. */
function sizeRefusal({ headers }: FastifyRequest): Error | null {
  const length = headers['content-length'];
  if (headers['transfer-encoding'] !== undefined || length === undefined) {
    const reason = 'Say how large the form is, in Content-Length.';
    return new UploadRefusedError([{ name: 'file', code: 'upload-length-missing', reason }]);
  }
  if (Number(length) <= UPLOAD_BYTES_MAX_ON_WIRE) return null;
  return new PayloadTooLargeException(`A file has at most ${FILE_BYTES_MAX} bytes.`);
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
