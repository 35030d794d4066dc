import { existsSync, readFileSync } from 'node:fs';
import { Parser, type Quad } from 'n3';

const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const FOAF = 'http://xmlns.com/foaf/0.1/';
const VCARD = 'http://www.w3.org/2006/vcard/ns#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const EU = 'http://publications.europa.eu/resource/authority/';

type Shape = {
  readonly properties: readonly string[];
  /** What a value has to begin with: the list of names that it is chosen from. */
  readonly lists?: Readonly<Record<string, string>>;
  /** What a value has to be described as, in the same text. */
  readonly things?: Readonly<Record<string, string>>;
};

const COMMON: Shape['lists'] = {
  [`${DCT}accessRights`]: `${EU}access-right/`,
  [`${DCAT}theme`]: `${EU}data-theme/`,
  [`${DCT}language`]: `${EU}language/`,
  [`${DCT}license`]: 'http://creativecommons.org/',
};
const PEOPLE = { [`${DCT}publisher`]: `${FOAF}Agent`, [`${DCAT}contactPoint`]: `${VCARD}Kind` };

/** What DCAT-AP-NL 3.0 requires of each kind of thing, and of where its values come from. */
export const DCAT_SHAPES: Readonly<Record<string, Shape>> = {
  [`${DCAT}Catalog`]: {
    properties: [
      ...[`${DCT}title`, `${DCT}description`, `${DCT}publisher`, `${DCT}license`],
      ...[`${DCAT}contactPoint`, `${DCAT}dataset`, `${DCAT}service`, `${DCT}language`],
    ],
    lists: COMMON,
    things: { ...PEOPLE, [`${DCAT}dataset`]: `${DCAT}Dataset` },
  },
  [`${DCAT}Dataset`]: {
    properties: [
      ...[`${DCT}title`, `${DCT}description`, `${DCT}identifier`, `${DCT}publisher`],
      ...[`${DCT}creator`, `${DCAT}contactPoint`, `${DCT}accessRights`, `${DCAT}theme`],
      ...[`${DCT}language`, `${DCT}accrualPeriodicity`, `${DCAT}distribution`],
    ],
    lists: { ...COMMON, [`${DCT}accrualPeriodicity`]: `${EU}frequency/` },
    things: {
      ...PEOPLE,
      [`${DCT}creator`]: `${FOAF}Agent`,
      [`${DCAT}distribution`]: `${DCAT}Distribution`,
    },
  },
  [`${DCAT}Distribution`]: {
    properties: [
      ...[`${DCT}title`, `${DCAT}accessURL`, `${DCAT}downloadURL`, `${DCT}license`],
      ...[`${DCT}format`, `${DCAT}mediaType`, `${DCAT}accessService`],
    ],
    lists: {
      ...COMMON,
      [`${DCAT}accessURL`]: 'http',
      [`${DCAT}downloadURL`]: 'http',
      [`${DCT}format`]: `${EU}file-type/`,
      [`${DCAT}mediaType`]: 'http://www.iana.org/assignments/media-types/',
    },
    things: { [`${DCAT}accessService`]: `${DCAT}DataService` },
  },
  [`${DCAT}DataService`]: {
    properties: [
      ...[`${DCT}title`, `${DCT}identifier`, `${DCT}publisher`, `${DCAT}contactPoint`],
      ...[`${DCT}accessRights`, `${DCT}license`, `${DCAT}theme`, `${DCAT}endpointURL`],
      ...[`${DCAT}endpointDescription`, `${DCAT}servesDataset`],
    ],
    lists: { ...COMMON, [`${DCAT}endpointURL`]: 'http' },
    things: { ...PEOPLE, [`${DCAT}servesDataset`]: `${DCAT}Dataset` },
  },
  [`${FOAF}Agent`]: { properties: [`${FOAF}name`] },
  [`${VCARD}Kind`]: { properties: [`${VCARD}fn`] },
};

/** The statements of a text in Turtle. */
export function quadsOf(turtle: string): Quad[] {
  return new Parser().parse(turtle);
}

/** What is missing of what is required, or is no value of the list that it has to come from: thing by thing. */
export function dcatFaults(quads: readonly Quad[]): string[] {
  return Object.entries(DCAT_SHAPES).flatMap(([type, shape]) => {
    const subjects = subjectsOf(quads, type);
    if (subjects.length === 0) return [`There is no ${type}.`];
    return subjects.flatMap((subject) => faultsOf(quads, subject, shape));
  });
}

/** The things of a kind. */
export function subjectsOf(quads: readonly Quad[], type: string): string[] {
  return quads
    .filter(({ predicate, object }) => predicate.value === TYPE && object.value === type)
    .map(({ subject }) => subject.value);
}

function faultsOf(quads: readonly Quad[], thing: string, shape: Shape): string[] {
  return shape.properties.flatMap((property) => {
    const values = quads
      .filter(({ subject, predicate }) => subject.value === thing && predicate.value === property)
      .map(({ object }) => object);
    const [list, type] = [shape.lists?.[property], shape.things?.[property]];
    const isWrong = values.some(
      ({ value, termType }) =>
        value === '' ||
        (list !== undefined && !(termType === 'NamedNode' && value.startsWith(list))) ||
        (type !== undefined && !subjectsOf(quads, type).includes(value)),
    );
    return values.length === 0 || isWrong ? [`${thing} ${property}`] : [];
  });
}

const SHAPES = '../shared/standards/dcat/dcat-ap-nl-SHACL-3.0.0.ttl';
type Validate = (turtle: string) => Promise<string[]>;
let validate: Promise<Validate> | undefined;

/** Whether the SHACL shapes of the standard are at hand; they are not part of this repository. */
export const HAS_SHAPES = existsSync(SHAPES);

/** What the shapes of the standard find wrong. */
export async function shapeFaults(turtle: string): Promise<string[]> {
  validate ??= openShapes();
  return (await validate)(turtle);
}

async function openShapes(): Promise<Validate> {
  const { default: Validator } = await import('rdf-validate-shacl');
  const { Store } = await import('n3');
  const validator = new Validator(new Store(quadsOf(readFileSync(SHAPES, 'utf8'))));
  return async (turtle) => {
    const { results } = await validator.validate(new Store(quadsOf(turtle)));
    return results.map(({ focusNode, sourceShape }) => `${focusNode.value} ${sourceShape.value}`);
  };
}
