import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

const TEXT = { type: 'string' as const };
const HEADERS = {
  ETag: { description: 'Send it as If-None-Match to get 304 while nothing changed.', schema: TEXT },
  'Cache-Control': { description: 'How long the answer can be kept.', schema: TEXT },
};

/** A handler that sends a set of open data in the form that was asked for. */
export function ApiOpenData(): MethodDecorator {
  const fields = { type: 'object' as const, additionalProperties: true };
  return applyDecorators(
    ApiResponse({
      status: 200,
      description: 'All records.',
      headers: HEADERS,
      content: {
        'application/json': { schema: { type: 'array', items: fields } },
        'text/csv': { schema: TEXT },
        'application/geo+json': {
          schema: {
            type: 'object',
            required: ['type', 'features'],
            properties: {
              type: { type: 'string', enum: ['FeatureCollection'] },
              features: { type: 'array', items: fields },
            },
          },
        },
      },
    }),
    ApiResponse({ status: 304, description: 'Nothing changed since it was read.' }),
  );
}

/** A handler that sends the description of the open data. */
export function ApiCatalogue(): MethodDecorator {
  return applyDecorators(
    ApiResponse({
      status: 200,
      description: 'The description by DCAT-AP-NL 3.0.',
      headers: HEADERS,
      content: {
        'application/ld+json': { schema: { type: 'object', additionalProperties: true } },
        'text/turtle': { schema: TEXT },
      },
    }),
    ApiResponse({ status: 304, description: 'Nothing changed since it was read.' }),
  );
}
