import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { faultsOf, statusesOf } from '../support/faults.js';
import { aMunicipality, asOwner } from '../support/municipality.factory.js';
import { aRound } from '../support/round.factory.js';
import { anybodyAt, aSearchTown, type SearchTown } from '../support/search-town.factory.js';

type Found = { readonly id: string; readonly title: string };
type Map = {
  readonly features: readonly {
    readonly geometry: { readonly coordinates: readonly number[] };
    readonly properties: {
      readonly kind: string;
      readonly count: number;
      readonly title: string | null;
    };
  }[];
  readonly numberMatched: number;
  readonly numberReturned: number;
};

describe('initiatives', () => {
  let api: TestApi;
  let made: SearchTown;
  let anybody: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    made = await aSearchTown(api);
    anybody = anybodyAt(api);
  });

  afterAll(() => api.close());

  describe('on the map', () => {
    const mapOf = (query: string) =>
      anybody.get<Map>(`/municipalities/${made.town.slug}/initiatives-map?${query}`);

    it('shows each where there are few, as GeoJSON', async () => {
      const { body, headers } = await mapOf('bbox=5,52,5.2,52.1002&zoom=12');

      expect(headers.get('content-type')).toMatch(/^application\/geo\+json/);
      expect(body).toMatchObject({
        type: 'FeatureCollection',
        numberMatched: 2,
        numberReturned: 2,
      });
      expect(body.features.map(({ properties }) => properties.title).toSorted()).toEqual([
        'Bankjes langs het water',
        'Buurtmoestuin achter de school',
      ]);
    });

    it('joins what lies together where there are many, and never more than the grid has cells', async () => {
      const crowd = await aMunicipality(api);
      const full = await aRound(api, crowd, { initiatives: [] });
      await asOwner(
        api,
        `INSERT INTO initiative (id, municipality_id, round_id, title, summary, state, submitted_at, longitude, latitude, created_at)
         SELECT gen_random_uuid(), $1, $2, 'Plan ' || n, '', 'submitted', now(), 5 + (n % 40) * 0.01, 52 + (n / 40) * 0.01, now()
           FROM generate_series(0, 1199) AS n`,
        [crowd.id, full.id],
      );
      const path = `/municipalities/${crowd.slug}/initiatives-map`;

      const far = await anybody.get<Map>(`${path}?bbox=4.9,51.9,5.5,52.5&zoom=22`);
      const near = await anybody.get<Map>(`${path}?bbox=5,52,5.051,52.051&zoom=14`);

      expect([far.body.numberMatched, near.body.numberMatched]).toEqual([1_200, 36]);
      expect(far.body.features.reduce((sum, each) => sum + each.properties.count, 0)).toBe(1_200);
      expect(far.body.features.length).toBeLessThanOrEqual(25 * 25);
      expect(near.body.features.every((each) => each.properties.kind === 'initiative')).toBe(true);
      for (const { geometry } of far.body.features) {
        expect(geometry.coordinates[0]).toBeGreaterThanOrEqual(5);
        expect(geometry.coordinates[1]).toBeLessThanOrEqual(52.3);
      }
    });

    it.each([
      '',
      '1,2,3',
      '5,52,4,53',
      '5,52,6,51',
      'a,b,c,d',
      '5,52,6,91',
      '5,52,6,53,7',
      'Infinity,0,1,1',
    ])('refuses the box %p', async (box) => {
      const { status, body } = await mapOf(`bbox=${box}&zoom=10`);

      expect([status, faultsOf(body)]).toEqual([400, ['bbox not-a-box']]);
    });

    it('refuses a zoom that no map has', async () => {
      expect(
        statusesOf([await mapOf('bbox=5,52,6,53&zoom=23'), await mapOf('bbox=5,52,6,53')]),
      ).toEqual([400, 400]);
    });
  });

  describe('like what somebody writes', () => {
    it('are those with the same words or close by, of earlier rounds too, with why', async () => {
      const { status, body } = await anybody.post<object[]>(
        `/municipalities/${made.town.slug}/similar-initiatives`,
        {
          title: 'Een moestuin met groente',
          summary: 'Voor de voedselbank.',
          location: { longitude: 5.1, latitude: 52.1 },
          roundId: made.round.id,
        },
      );

      expect(status).toBe(200);
      expect(body).toMatchObject([
        {
          title: 'Moestuin bij het buurthuis',
          state: 'funded',
          score: 100,
          sharedWords: ['groente', 'moestuin', 'voedselbank'],
          distanceMetres: 33,
          isInSameRound: false,
        },
        {
          title: 'Buurtmoestuin achter de school',
          sharedWords: ['groente', 'moestuin'],
          distanceMetres: 0,
          isInSameRound: true,
        },
      ]);
    });

    it('are found for an initiative, without itself, and nothing of a text is kept', async () => {
      const before = await asOwner(api, 'SELECT count(*) FROM initiative');
      const list = await anybody.get<Found[]>(
        `/municipalities/${made.town.slug}/initiatives?query=buurtmoestuin`,
      );

      const { body } = await anybody.get<Found[]>(
        `/municipalities/${made.town.slug}/initiatives/${list.body[0]?.id}/similar`,
      );

      expect(body.map(({ title }) => title)).toEqual(['Moestuin bij het buurthuis']);
      expect(await asOwner(api, 'SELECT count(*) FROM initiative')).toEqual(before);
    });

    it('are none for a text that says nothing, and a draft of another has none to show', async () => {
      const nothing = await anybody.post<object[]>(
        `/municipalities/${made.town.slug}/similar-initiatives`,
        { title: 'Iets voor de buurt', summary: '!' },
      );
      const [draft] = await asOwner<{ id: string }>(
        api,
        `SELECT id FROM initiative WHERE state = 'draft' AND municipality_id = $1`,
        [made.town.id],
      );

      expect([nothing.status, nothing.body]).toEqual([200, []]);
      expect(
        (await anybody.get(`/municipalities/${made.town.slug}/initiatives/${draft?.id}/similar`))
          .status,
      ).toBe(404);
    });
  });
});
