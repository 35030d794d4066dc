import { HttpException } from '@nestjs/common';
import { DomainError, type Fault } from '#domain';

/** RFC 9457 problem details, the only error body this service sends. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly invalidParams?: readonly Fault[];
  readonly [extension: string]: unknown;
};

const STATUS_OF_KIND = {
  'not-found': 404,
  conflict: 409,
  // The API Design Rules ask for 400, not 422 (/core/error-handling/invalid-input).
  'rule-violated': 400,
  forbidden: 403,
  unauthenticated: 401,
  'precondition-failed': 412,
  'precondition-required': 428,
  'too-many-requests': 429,
  // Another service that this answer needs.
  unavailable: 503,
} as const satisfies Record<DomainError['kind'], number>;

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** The problem that an error is to the client, or null when the cause is ours to read only. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof DomainError) return problemOfDomain(error);
  if (error instanceof HttpException) return problem(error.getStatus(), error.message);
  const status = clientErrorStatus(error);
  return status === null ? null : problem(status, messageOf(error));
}

export function problem(status: number, detail: string): Problem {
  return { type: 'about:blank', title: TITLES[status] ?? 'Error', status, detail };
}

function problemOfDomain(error: DomainError): Problem {
  const status = STATUS_OF_KIND[error.kind];
  return {
    type: `urn:wijkkas:problem:${error.code}`,
    title: TITLES[status] ?? 'Error',
    status,
    detail: error.message,
    ...error.details,
    ...(error.faults.length === 0 ? {} : { invalidParams: error.faults }),
  };
}

/** Fastify's own refusals (unreadable JSON, wrong type, too large) carry a 4xx `statusCode`. */
function clientErrorStatus(error: unknown): number | null {
  if (!(error instanceof Error) || !('statusCode' in error)) return null;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500
    ? statusCode
    : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'The request is not valid.';
}
