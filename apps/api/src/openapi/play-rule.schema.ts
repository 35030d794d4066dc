import type { SchemaObject } from '@nestjs/swagger';
import {
  BALLOT_TYPES,
  CENTS_MAX,
  LIMIT_GROUPINGS,
  type ParameterSpec,
  PLAY_RULE_KINDS,
  SEED_LENGTH_MAX,
  SHARE_TERM_MAX,
  TALLY_RULES,
  TIE_CRITERIA,
} from '#domain';

type Schema = SchemaObject;

const whole = (minimum: number, maximum: number): Schema => ({ type: 'integer', minimum, maximum });
const cents: Schema = {
  type: 'integer',
  format: 'int64',
  minimum: 1,
  maximum: Number(CENTS_MAX),
};
const orNothing = (schema: Schema): Schema => ({ ...schema, nullable: true });
const term = whole(1, SHARE_TERM_MAX);
const count = orNothing(whole(1, 1_000_000_000));

const BALLOT: Schema = {
  type: 'object',
  required: ['type'],
  properties: {
    type: { type: 'string', enum: [...BALLOT_TYPES] },
    choicesMin: whole(1, 1_000),
    choicesMax: count,
    costMaxCents: orNothing(cents),
    pointsMax: count,
    pointsTotalMax: count,
  },
};

const TALLY: Schema = {
  type: 'object',
  required: ['rule'],
  properties: {
    rule: { type: 'string', enum: [...TALLY_RULES] },
    threshold: count,
    ties: { type: 'array', items: { type: 'string', enum: [...TIE_CRITERIA] } },
    unitCents: orNothing(cents),
    seed: { type: 'string', nullable: true, maxLength: SEED_LENGTH_MAX },
    leftoverByScore: { type: 'boolean' },
    limits: {
      type: 'array',
      maxItems: LIMIT_GROUPINGS.length,
      items: {
        type: 'object',
        required: ['per'],
        properties: {
          per: { type: 'string', enum: [...LIMIT_GROUPINGS] },
          costMaxCents: orNothing(cents),
          countMax: count,
        },
      },
    },
  },
};

const SOURCE: Schema = {
  type: 'object',
  description: 'Where the rule comes from.',
  required: ['regulation', 'article'],
  properties: {
    regulation: { type: 'string' },
    article: { type: 'string' },
    url: { type: 'string', format: 'uri', nullable: true },
  },
};

const SHARE: Schema = {
  type: 'object',
  required: ['numerator', 'denominator'],
  properties: { numerator: term, denominator: term },
};

const words = (values: readonly string[]): Schema => ({ type: 'string', enum: [...values] });

type Schemas = {
  readonly [Type in ParameterSpec['type']]: (
    spec: Extract<ParameterSpec, { readonly type: Type }>,
  ) => Schema;
};

const SCHEMAS: Schemas = {
  cents: () => cents,
  share: () => SHARE,
  count: ({ min, max }) => whole(min, max),
  flag: () => ({ type: 'boolean' }),
  choice: ({ values }) => words(values),
  choices: ({ values, min: minItems }) => ({
    type: 'array',
    uniqueItems: true,
    minItems,
    items: words(values),
  }),
  ballot: () => BALLOT,
  tally: () => TALLY,
};

function schemaOf(spec: ParameterSpec): Schema {
  const schema = (SCHEMAS[spec.type] as (spec: ParameterSpec) => Schema)(spec);
  return 'optional' in spec && spec.optional ? orNothing(schema) : schema;
}

/** Where the schema of a rule of play stands in the description. */
export const PLAY_RULE = { $ref: '#/components/schemas/PlayRule' } as const;

/** A rule of play as JSON: one schema for each kind, made from what the domain checks. */
export const PLAY_RULE_SCHEMA: Schema = {
  oneOf: Object.entries(PLAY_RULE_KINDS).map(([kind, specs]) => ({
    type: 'object',
    required: ['kind', 'parameters', 'source'],
    properties: {
      kind: { type: 'string', enum: [kind] },
      parameters: {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(specs as Readonly<Record<string, ParameterSpec>>).map(([name, spec]) => [
            name,
            schemaOf(spec),
          ]),
        ),
      },
      source: SOURCE,
    },
  })),
};
