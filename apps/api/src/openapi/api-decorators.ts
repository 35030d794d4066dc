import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiParam, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ProblemResponse } from './problem.response.js';

const DESCRIPTIONS = {
  400: 'The request is not valid; every fault is named.',
  401: 'Not signed in, or with something that is not valid (any more).',
  403: 'Signed in, and not allowed to do this here.',
  404: 'There is no such thing here.',
  409: 'This cannot happen in the state that things are in.',
  412: 'Somebody else changed it since it was read.',
  413: 'The request is larger than this takes.',
  428: 'Send the ETag of what was read as If-Match.',
  429: 'Too many tries.',
  503: 'Another service that this needs does not answer. Try again later.',
} as const;

type ProblemStatus = keyof typeof DESCRIPTIONS;

/** The problems that a handler can answer with. */
export function ApiProblems(...statuses: readonly ProblemStatus[]): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(ProblemResponse),
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: DESCRIPTIONS[status],
        content: {
          'application/problem+json': { schema: { $ref: getSchemaPath(ProblemResponse) } },
        },
      }),
    ),
  );
}

/** A controller below `/municipalities/{municipality}`. */
export function ApiInTenant(): ClassDecorator {
  return ApiParam({
    name: 'municipality',
    description: 'The name of the municipality in addresses, such as `lindestad`.',
    schema: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
  });
}

/** A handler that creates something and may be sent again with the same key. */
export function ApiCommand(): MethodDecorator {
  return ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description:
      'A key of your own (a UUID is best). The same key again gives the first answer and creates nothing.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  });
}

/** A handler that changes something as it was read. */
export function ApiIfMatch(): MethodDecorator {
  return ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'The ETag of what was read.',
    schema: { type: 'string' },
  });
}

const integerHeader = (description: string) => ({
  description,
  schema: { type: 'integer' as const },
});

const PAGE_HEADERS = {
  Link: {
    description: 'first, prev, next and last page (RFC 8288).',
    schema: { type: 'string' as const },
  },
  'Total-Count': integerHeader('How many items there are in all.'),
  'Total-Count-Is': {
    description: 'at-least where there are more than were counted; absent where all were counted.',
    schema: { type: 'string' as const, enum: ['at-least'] },
  },
  'Total-Pages': integerHeader('How many pages there are.'),
  'Current-Page': integerHeader('The number of this page.'),
  'Per-Page': integerHeader('How many items a page holds.'),
};

/** A handler that sends a page of a list, as an array. */
export function ApiPage(type: new () => unknown, description: string): MethodDecorator {
  return ApiResponse({ status: 200, description, type, isArray: true, headers: PAGE_HEADERS });
}
