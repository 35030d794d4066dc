import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import {
  DCAT_SHAPES,
  dcatFaults,
  HAS_SHAPES,
  quadsOf,
  shapeFaults,
  subjectsOf,
} from '../support/dcat-rules.js';
import { aMunicipality, asOwner, type TestMunicipality } from '../support/municipality.factory.js';

const REQUIRED = Object.entries(DCAT_SHAPES).flatMap(([type, { properties }]) =>
  properties.map((property) => ({ type, property })),
);

describe('the description of open data', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let turtle: string;
  let jsonLd: { '@graph': { '@type': string[] }[] };
  let jsonLdType: string | null;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    const anybody = new TestClient(api);
    const path = `/municipalities/${town.slug}/catalogue`;
    turtle = (await anybody.get<string>(path, { accept: 'text/turtle' })).body;
    const { body, headers } = await anybody.get<typeof jsonLd>(path);
    [jsonLd, jsonLdType] = [body, headers.get('content-type')];
  });

  afterAll(() => api.close());

  it('has a catalogue, six sets in three forms, and a service, alike as Turtle and as JSON-LD', () => {
    const quads = quadsOf(turtle);

    const counts = ['Catalog', 'Dataset', 'Distribution', 'DataService'].map(
      (type) => subjectsOf(quads, `http://www.w3.org/ns/dcat#${type}`).length,
    );
    expect(counts).toEqual([1, 6, 18, 1]);
    expect(jsonLdType).toContain('application/ld+json');
    expect(jsonLd['@graph']).toHaveLength(1 + 6 + 18 + 1 + 1);
  });

  it('has all that DCAT-AP-NL requires, with values of the lists that they come from', () => {
    expect(dcatFaults(quadsOf(turtle))).toEqual([]);
  });

  it('has it as well where a municipality says who publishes and who answers questions', async () => {
    const other = await aMunicipality(api);
    await asOwner(
      api,
      `INSERT INTO open_data_setting (municipality_id, cell_threshold, publisher_uri, contact_name, contact_email, contact_url, version)
       VALUES ($1, 5, 'https://linde.example/#us', 'Team data', 'data@linde.example', 'https://linde.example/data', 1)`,
      [other.id],
    );

    const { body } = await new TestClient(api).get<string>(
      `/municipalities/${other.slug}/catalogue?format=turtle`,
    );

    expect(dcatFaults(quadsOf(body))).toEqual([]);
    expect(body).toContain('<mailto:data@linde.example>');
    expect(HAS_SHAPES ? await shapeFaults(body) : []).toEqual([]);
  });

  it.each(REQUIRED)(
    'would be found faulty where a $type has no $property',
    ({ type, property }) => {
      const quads = quadsOf(turtle);
      const [thing] = subjectsOf(quads, type);

      const spoilt = quads.filter(
        ({ subject, predicate }) => subject.value !== thing || predicate.value !== property,
      );

      expect(spoilt.length).toBeLessThan(quads.length);
      expect(dcatFaults(spoilt)).toContain(`${String(thing)} ${property}`);
    },
  );

  it('satisfies the shapes of the standard where they are at hand, and these would find a fault', async () => {
    const spoilt = turtle.replaceAll(/^.*dct:accessRights.*\n/gm, '');

    expect(spoilt).not.toBe(turtle);
    if (!HAS_SHAPES) {
      process.stderr.write('NOT RUN: the SHACL shapes of DCAT-AP-NL are not at hand.\n');
      return;
    }
    expect(await shapeFaults(turtle)).toEqual([]);
    expect(await shapeFaults(spoilt)).not.toEqual([]);
  });
});
