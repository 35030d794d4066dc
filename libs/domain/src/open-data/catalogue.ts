import type { RdfPrefixes, RdfThing, RdfValue } from './rdf.js';

const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const FOAF = 'http://xmlns.com/foaf/0.1/';
const VCARD = 'http://www.w3.org/2006/vcard/ns#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const EU = 'http://publications.europa.eu/resource/authority/';

export const CATALOGUE_PREFIXES: RdfPrefixes = {
  dcat: DCAT,
  dct: DCT,
  foaf: FOAF,
  vcard: VCARD,
  xsd: XSD,
  skos: SKOS,
};

/** Everything that is published as open data, by the last part of its address. */
export const DATASETS = [
  'initiatives',
  'decisions',
  'spending',
  'turnout',
  'participation',
  'population',
] as const;
export type DatasetName = (typeof DATASETS)[number];

/** The forms in which a set of data can be had. */
export const DATA_FORMATS = ['json', 'csv', 'geojson'] as const;
export type DataFormat = (typeof DATA_FORMATS)[number];

const TITLES: Readonly<Record<DatasetName, { nl: string; en: string; about: string }>> = {
  initiatives: {
    nl: 'Initiatieven van bewoners',
    en: 'Initiatives of residents',
    about: 'Ingediende initiatieven met hun staat, plaats en gevraagd bedrag. Zonder namen.',
  },
  decisions: {
    nl: 'Toekenningsbesluiten van wijkteams',
    en: 'Allocation decisions of wijkteams',
    about: 'Wie hoeveel kreeg, wanneer en waarom.',
  },
  spending: {
    nl: 'Gepland en uitgegeven per initiatief',
    en: 'Planned and spent per initiative',
    about: 'Gevraagd, toegekend en betaald, uit het grootboek.',
  },
  turnout: {
    nl: 'Opkomst per buurt',
    en: 'Turnout per buurt',
    about:
      'Stemmers per buurt, één keer berekend na de stemming. Kleine aantallen zijn weggelaten.',
  },
  participation: {
    nl: 'Deelname per buurt',
    en: 'Participation per buurt',
    about:
      'Indieners, steunbetuigers en stemmers per buurt naast het aantal inwoners. Kleine aantallen zijn weggelaten.',
  },
  population: {
    nl: 'Inwoners per wijk en buurt',
    en: 'Population per wijk and buurt',
    about: 'Inwoners naar leeftijd, zoals gebruikt bij de deelname. Bron staat bij de cijfers.',
  },
};

const MEDIA: Readonly<Record<DataFormat, { type: string; file: string }>> = {
  json: { type: 'application/json', file: 'JSON' },
  csv: { type: 'text/csv', file: 'CSV' },
  geojson: { type: 'application/geo+json', file: 'GEOJSON' },
};

/** What the description of a municipality's open data is made of. */
export type CatalogueFacts = {
  readonly municipality: { readonly name: string; readonly cbsCode: string | null };
  /** Null: the address that TOOI gives the municipality, or its own page here. */
  readonly publisherUri: string | null;
  readonly contact: {
    readonly name: string;
    readonly email: string | null;
    readonly url: string | null;
  };
  /** Such as https://wijkkas.example/api/v1/municipalities/lindestad. */
  readonly baseUrl: string;
  /** The description of the API itself. */
  readonly apiDescriptionUrl: string;
};

/**
 * The description of a municipality's open data by DCAT-AP-NL 3.0: a catalogue, its sets of data with a
 * distribution for each form, and the service that gives them; without anything that was not asked of it.
 */
export function catalogueOf(facts: CatalogueFacts): RdfThing[] {
  const sets = DATASETS.map((name) => datasetOf(facts, name));
  return [catalogThing(facts), ...sets.flat(), serviceOf(facts), publisherOf(facts)];
}

function publisherIri({ publisherUri, municipality, baseUrl }: CatalogueFacts): string {
  if (publisherUri !== null) return publisherUri;
  const { cbsCode } = municipality;
  return cbsCode === null
    ? `${baseUrl}#publisher`
    : `https://identifier.overheid.nl/tooi/id/gemeente/${cbsCode.toLowerCase()}`;
}

function catalogThing(facts: CatalogueFacts): RdfThing {
  const { baseUrl, municipality } = facts;
  return {
    iri: `${baseUrl}/catalogue`,
    types: [`${DCAT}Catalog`],
    properties: [
      [`${DCT}title`, [dutch(`Open data van ${municipality.name} over wijkbudgetten`)]],
      [`${DCT}description`, [dutch('Initiatieven, besluiten, geld en deelname in de wijken.')]],
      [`${DCT}publisher`, [iri(publisherIri(facts))]],
      [`${DCAT}contactPoint`, [contactOf(facts)]],
      [`${DCT}language`, [iri(`${EU}language/NLD`)]],
      [`${DCT}license`, [iri(LICENCE)]],
      [`${FOAF}homepage`, [iri(`${baseUrl}/catalogue`)]],
      [`${DCAT}dataset`, DATASETS.map((name) => iri(datasetIri(facts, name)))],
      [`${DCAT}service`, [iri(`${baseUrl}/catalogue#service`)]],
    ],
  };
}

function datasetOf(facts: CatalogueFacts, name: DatasetName): RdfThing[] {
  const { nl, en, about } = TITLES[name];
  const home = datasetIri(facts, name);
  const forms = DATA_FORMATS.map((format) => distributionOf(facts, name, format));
  const set: RdfThing = {
    iri: home,
    types: [`${DCAT}Dataset`],
    properties: [
      [`${DCT}title`, [dutch(nl), { kind: 'text', text: en, language: 'en' }]],
      [`${DCT}description`, [dutch(about)]],
      [`${DCT}identifier`, [{ kind: 'text', text: home, dataType: `${XSD}anyURI` }]],
      [`${DCT}publisher`, [iri(publisherIri(facts))]],
      [`${DCT}creator`, [iri(publisherIri(facts))]],
      [`${DCAT}contactPoint`, [contactOf(facts)]],
      [`${DCT}accessRights`, [iri(`${EU}access-right/PUBLIC`)]],
      [`${DCAT}theme`, [iri(`${EU}data-theme/GOVE`), iri(`${EU}data-theme/SOCI`)]],
      [`${DCT}language`, [iri(`${EU}language/NLD`)]],
      [
        `${DCT}accrualPeriodicity`,
        [iri(`${EU}frequency/${name === 'population' ? 'ANNUAL' : 'CONT'}`)],
      ],
      [`${DCAT}distribution`, forms.flatMap((form) => (form.iri === null ? [] : [iri(form.iri)]))],
    ],
  };
  return [set, ...forms];
}

function distributionOf(facts: CatalogueFacts, name: DatasetName, format: DataFormat): RdfThing {
  const { type, file } = MEDIA[format];
  const access = `${facts.baseUrl}/open-data/${name}`;
  return {
    iri: `${datasetIri(facts, name)}-${format}`,
    types: [`${DCAT}Distribution`],
    properties: [
      [`${DCT}title`, [dutch(`${TITLES[name].nl} (${file})`)]],
      [`${DCAT}accessURL`, [iri(access)]],
      [`${DCAT}downloadURL`, [iri(`${access}?format=${format}`)]],
      [`${DCAT}mediaType`, [iri(`http://www.iana.org/assignments/media-types/${type}`)]],
      [`${DCT}format`, [iri(`${EU}file-type/${file}`)]],
      [`${DCT}license`, [iri(LICENCE)]],
      [`${DCAT}accessService`, [iri(`${facts.baseUrl}/catalogue#service`)]],
    ],
  };
}

function serviceOf(facts: CatalogueFacts): RdfThing {
  const { baseUrl, apiDescriptionUrl, municipality } = facts;
  const home = `${baseUrl}/catalogue#service`;
  return {
    iri: home,
    types: [`${DCAT}DataService`],
    properties: [
      [`${DCT}title`, [dutch(`Wijkkas API van ${municipality.name}`)]],
      [`${DCT}description`, [dutch('REST API volgens de NLGov API Design Rules.')]],
      [`${DCT}identifier`, [{ kind: 'text', text: home }]],
      [`${DCT}publisher`, [iri(publisherIri(facts))]],
      [`${DCAT}contactPoint`, [contactOf(facts)]],
      [`${DCT}accessRights`, [iri(`${EU}access-right/PUBLIC`)]],
      [`${DCT}license`, [iri(LICENCE)]],
      [`${DCAT}theme`, [iri(`${EU}data-theme/GOVE`)]],
      [`${DCAT}endpointURL`, [iri(baseUrl)]],
      [`${DCAT}endpointDescription`, [iri(apiDescriptionUrl)]],
      [`${DCAT}servesDataset`, DATASETS.map((name) => iri(datasetIri(facts, name)))],
    ],
  };
}

function publisherOf(facts: CatalogueFacts): RdfThing {
  return {
    iri: publisherIri(facts),
    types: [`${FOAF}Agent`],
    properties: [[`${FOAF}name`, [dutch(facts.municipality.name)]]],
  };
}

function contactOf({ contact }: CatalogueFacts): RdfValue {
  const { name, email, url } = contact;
  return {
    kind: 'thing',
    thing: {
      iri: null,
      types: [`${VCARD}Kind`],
      properties: [
        [`${VCARD}fn`, [dutch(name)]],
        [`${VCARD}hasEmail`, email === null ? [] : [iri(`mailto:${email}`)]],
        [`${VCARD}hasURL`, url === null ? [] : [iri(url)]],
      ],
    },
  };
}

const LICENCE = 'http://creativecommons.org/publicdomain/zero/1.0/deed.nl';

function datasetIri({ baseUrl }: CatalogueFacts, name: DatasetName): string {
  return `${baseUrl}/catalogue#${name}`;
}

function iri(address: string): RdfValue {
  return { kind: 'iri', iri: address };
}

function dutch(text: string): RdfValue {
  return { kind: 'text', text, language: 'nl' };
}
