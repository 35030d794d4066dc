import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { API_PREFIX, API_VERSION } from '../api-version.js';
import { PLAY_RULE_SCHEMA } from './play-rule.schema.js';

const DESCRIPTION = `Participatory budgeting for Dutch municipalities: wijkteams, budgets, rounds, ballots, allocation,
payment and audit. Amounts are whole euro cents. Times are UTC. Errors are problem details (RFC 9457) that name every
fault at once. A request that creates something takes an Idempotency-Key. The names are English; the glossary maps them
to Dutch law and practice.`;

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The OpenAPI 3.1 description of the API, as the Dutch API Design Rules ask for it. */
export function openApiDocument(app: INestApplication, publicUrl: string): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Wijkkas')
    .setDescription(DESCRIPTION.replaceAll('\n', ' '))
    .setVersion(API_VERSION)
    .setContact('Wijkkas', 'https://wijkkas.example/contact', 'team@wijkkas.example')
    .setLicense('EUPL-1.2', 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12')
    .addServer(`${publicUrl}/${API_PREFIX}`)
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The token of a machine.' })
    .addCookieAuth('wijkkas_session', { type: 'apiKey', in: 'cookie' }, 'session')
    .setExternalDoc('Glossary', 'https://wijkkas.example/docs/glossary')
    .build();
  const document = SwaggerModule.createDocument(app, settings, {
    operationIdFactory: (controller, method) =>
      `${lowerFirst(controller.replace(/Controller$/, ''))}${upperFirst(method)}`,
  });
  const schemas = { ...document.components?.schemas, PlayRule: withNullTypes(PLAY_RULE_SCHEMA) };
  return {
    ...document,
    components: { ...document.components, schemas },
    paths: pathsOf(document),
  };
}

/** Paths without the version prefix, which stands in the server's address (/core/uri-version). */
function pathsOf(document: OpenAPIObject): OpenAPIObject['paths'] {
  const entries = Object.entries(document.paths).map(([path, item]): [string, PathItem] => {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation !== undefined) addVersionHeader(operation);
    }
    return [path.slice(API_PREFIX.length + 1), item];
  });
  return Object.fromEntries(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** Every answer names the version of the API (/core/version-header). */
function addVersionHeader(operation: Operation): void {
  for (const response of Object.values(operation.responses)) {
    if (response === undefined || '$ref' in response) continue;
    response.headers = {
      'API-Version': {
        description: 'The version of the API that answers.',
        schema: { type: 'string', examples: [API_VERSION] },
      },
      ...response.headers,
    };
  }
}

/** OpenAPI 3.1 has no `nullable`: null is one of the types. */
function withNullTypes<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((each: unknown) => withNullTypes(each)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, type, ...rest } = value as { nullable?: boolean; type?: unknown };
  return {
    ...(type === undefined ? {} : { type: nullable === true ? [type, 'null'] : type }),
    ...Object.fromEntries(Object.entries(rest).map(([name, each]) => [name, withNullTypes(each)])),
  } as Value;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
