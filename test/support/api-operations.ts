import { readFileSync } from 'node:fs';

const TENANT = '/municipalities/{municipality}';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** A place in a request that holds the id of something. */
export type Slot = {
  readonly where: 'path' | 'query' | 'body';
  readonly name: string;
  /** The table that the id is of. */
  readonly table: string;
};

/** What can be done in a municipality, as the description of the API tells it. */
export type Operation = {
  readonly name: string;
  readonly method: string;
  readonly isPublic: boolean;
  readonly slots: readonly Slot[];
  /** A request with these ids in its slots, and examples in all else that it has to hold. */
  request(ids: ReadonlyMap<Slot, string>): OperationRequest;
};

export type OperationRequest = {
  /** Below the municipality's own path. */
  readonly path: string;
  readonly body: unknown;
  readonly headers: Record<string, string>;
};

type Schema = {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maxLength?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};
type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
};
type Described = {
  readonly security?: readonly unknown[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
};
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described | undefined>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/** Fields of which a schema does not say enough to make one up. */
const EXAMPLES: Readonly<Record<string, unknown>> = {
  ageMin: 12,
  bbox: '4,51,6,53',
  bornOn: '1980-03-31',
  cbsCode: 'WK015099',
  contactEmail: 'afdeling@linde.example',
  houseNumber: 12,
  latitude: 52,
  letterCode: '0000-0000-0000-0000',
  longitude: 6,
  newDueOn: null,
  newMoment: '2030-01-01T00:00:00Z',
  madeOn: '2026-01-01',
  payeeIban: 'NL91ABNA0417164300',
  plannedFor: '2027-04',
  postcode: '1811AB',
  readUntil: '2026-01-01T00:00:00Z',
  textHash: 'a'.repeat(64),
  timeline: null,
};
/** Ids that are named after their use: the table that they can be of. */
const TABLE_OF: Readonly<Record<string, string>> = {
  boundary: 'area_boundary',
  comment: 'play_comment',
  document: 'play_document',
  fromDocument: 'play_document',
  handler: 'person',
  holder: 'person',
  invitation: 'co_initiator_invitation',
  initiativeComment: 'comment',
  item: 'agenda_item',
  letter: 'award_letter',
  owner: 'person',
  parent: 'area',
  post: 'progress_post',
  record: 'outcome_record',
  repeatsItem: 'agenda_item',
  subject: 'person',
  advice: 'screening_advice',
  charge: 'initiative_charge',
  escalationPerson: 'person',
  finding: 'screening_finding',
};

/** Every operation below a municipality, from the description that is committed. */
export function operationsInMunicipality(file = 'apps/api/openapi.json'): Operation[] {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Document;
  return Object.entries(document.paths)
    .filter(([path]) => path.startsWith(`${TENANT}/`))
    .flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const described = item[method];
        return described === undefined ? [] : [operationOf(document, { path, method, described })];
      }),
    );
}

type Found = { readonly path: string; readonly method: string; readonly described: Described };

function operationOf(document: Document, { path, method, described }: Found): Operation {
  const below = path.slice(TENANT.length);
  const [mediaType, content] = Object.entries(described.requestBody?.content ?? {})[0] ?? [];
  const inParameters = (described.parameters ?? []).flatMap((parameter) => slotsOf(parameter));
  const given = (described.parameters ?? []).flatMap((parameter) => givenIn(parameter));
  const others = new Map((described.parameters ?? []).flatMap((each) => otherInPath(each)));
  const isVersioned = (described.parameters ?? []).some((each) => each.name === 'If-Match');
  const inBody: Slot[] = [];
  const bodyWith = (idOf: (name: string) => unknown): unknown =>
    content === undefined ? undefined : exampleOf(document, content.schema, { name: 'body', idOf });
  bodyWith((name) => inBody.push({ where: 'body', name, table: tableOf(name) }));
  const slots = [...inParameters, ...inBody];
  return {
    name: `${method.toUpperCase()} ${below}`,
    method: method.toUpperCase(),
    isPublic: described.security === undefined,
    slots,
    request: (ids) => {
      const byName = (where: Slot['where'], name: string): string =>
        ids.get(slots.find((slot) => slot.where === where && slot.name === name) ?? slots[0]!) ??
        '';
      const query = inParameters.filter(({ where }) => where === 'query');
      const asked = query.map(({ name }) => `${name}=${byName('query', name)}`);
      const search = [...asked, ...given].join('&');
      const filled = below.replaceAll(
        /\{(\w+)\}/g,
        (_, name: string) => others.get(name) ?? byName('path', name),
      );
      return {
        path: search === '' ? filled : `${filled}?${search}`,
        body: bodyWith((name) => byName('body', name)),
        headers: {
          ...(mediaType === undefined ? {} : { 'content-type': mediaType }),
          ...(isVersioned ? { 'if-match': '"1"' } : {}),
        },
      };
    },
  };
}

function slotsOf({ name, in: where }: Parameter): Slot[] {
  const isId = name.endsWith('Id') && (where === 'path' || where === 'query');
  return isId ? [{ where, name, table: tableOf(name) }] : [];
}

/** A part of a path that is no id, such as the number of a version. */
function otherInPath({ name, in: where, schema }: Parameter): [string, string][] {
  if (where !== 'path' || name.endsWith('Id') || name === 'municipality') return [];
  const value = EXAMPLES[name] ?? scalarOf(schema ?? {}, String(schema?.type));
  return [[name, encodeURIComponent(String(value))]];
}

/** What has to be asked beside ids, as it stands in an address. */
function givenIn({ name, in: where, required, schema }: Parameter): string[] {
  if (where !== 'query' || required !== true || name.endsWith('Id')) return [];
  const value = EXAMPLES[name] ?? scalarOf(schema ?? {}, String(schema?.type));
  return [`${name}=${encodeURIComponent(String(value))}`];
}

/** `tallyRunId` and `tallyRunIds` are of `tally_run`. */
function tableOf(name: string): string {
  const noun = name.replace(/Ids?$/, '');
  return TABLE_OF[noun] ?? noun.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

type Field = { readonly name: string; readonly idOf: (name: string) => unknown };

/** A value that fits a schema: what is required, and every field that holds an id. */
function exampleOf(document: Document, schema: Schema, field: Field): unknown {
  if (field.name in EXAMPLES) return EXAMPLES[field.name];
  const inner = innerOf(document, schema);
  if (inner !== null) return exampleOf(document, inner, field);
  const { type, items, properties } = schema;
  const kind = typeof type === 'string' ? type : type?.[0];
  if (items !== undefined) return [exampleOf(document, items, field)];
  if (kind === 'object') {
    const all = Object.entries(properties ?? {});
    const needed = all.filter(
      ([name, each]) => schema.required?.includes(name) === true || holdsId(document, each),
    );
    // A change of nothing is refused before anybody looks what it is a change of.
    const wanted = needed.length > 0 ? needed : all.slice(0, 1);
    return Object.fromEntries(
      wanted.map(([name, each]) => [name, exampleOf(document, each, { ...field, name })]),
    );
  }
  return schema.format === 'uuid' ? field.idOf(field.name) : scalarOf(schema, kind);
}

function scalarOf(schema: Schema, kind: string | undefined): unknown {
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  if (kind === 'integer' || kind === 'number') return schema.minimum ?? 1;
  if (kind === 'boolean') return false;
  if (schema.format === 'date') return '2026-01-01';
  if (schema.format === 'date-time') return '2030-01-01T00:00:00Z';
  if (schema.format === 'email') return 'iemand@linde.example';
  return 'Een tekst van meer dan twintig tekens'.slice(0, schema.maxLength);
}

/** The schema that another one stands for, or null when it stands for itself. */
function innerOf(document: Document, { $ref, allOf, anyOf }: Schema): Schema | null {
  if ($ref !== undefined) return document.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {};
  return allOf?.[0] ?? anyOf?.find(({ type }) => type !== 'null') ?? null;
}

function holdsId(document: Document, schema: Schema): boolean {
  const inner = innerOf(document, schema);
  if (inner !== null) return holdsId(document, inner);
  if (schema.items !== undefined) return holdsId(document, schema.items);
  return (
    schema.format === 'uuid' ||
    Object.values(schema.properties ?? {}).some((each) => holdsId(document, each))
  );
}
