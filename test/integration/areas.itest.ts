import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startTestApi, type Json, type TestApi, TestClient } from '../support/api.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
} from '../support/municipality.factory.js';

const SQUARE = [
  [6.15, 52.25],
  [6.17, 52.25],
  [6.17, 52.27],
  [6.15, 52.25],
];

describe('the territory of a municipality', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let administrator: TestClient;
  let anybody: TestClient;
  const path = (rest: string): string => `/municipalities/${town.slug}${rest}`;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    administrator = (await aPerson(api, town, 'administrator')).client;
    anybody = new TestClient(api);
  });

  afterAll(() => api.close());

  function aName(): string {
    return `Naam ${randomUUID().slice(0, 8)}`;
  }

  describe('areas', () => {
    it('are added as a wijk with borders, and read by anybody', async () => {
      const geometry = { type: 'Polygon', coordinates: [SQUARE] };
      const body = {
        kind: 'wijk',
        name: ` ${aName()} `,
        cbsCode: 'WK015011',
        cbsYear: 2025,
        geometry,
      };

      const created = await administrator.post<{ id: string }>(path('/areas'), body);
      const read = await anybody.get(path(`/areas/${created.body.id}`));

      expect(created.status).toBe(201);
      expect(read.body).toEqual(created.body);
      expect(read.body).toMatchObject({ ...body, name: body.name.trim(), parentId: null });
    });

    it('are added as a buurt in a wijk, and listed by wijk without borders', async () => {
      const wijk = await administrator.post<{ id: string }>(path('/areas'), {
        kind: 'wijk',
        name: aName(),
      });
      const name = aName();
      await administrator.post(path('/areas'), { kind: 'buurt', name, parentId: wijk.body.id });

      const listed = await anybody.get<Json[]>(path(`/areas?kind=buurt&parentId=${wijk.body.id}`));

      expect(listed.headers.get('total-count')).toBe('1');
      expect(listed.body).toEqual([
        {
          id: expect.any(String),
          kind: 'buurt',
          name,
          parentId: wijk.body.id,
          cbsCode: null,
          cbsYear: null,
        },
      ]);
    });

    it('are refused with every fault at once', async () => {
      const body = {
        kind: 'buurt',
        name: ' ',
        cbsCode: 'WK015001',
        geometry: { type: 'Polygon', coordinates: [[[207000, 474000]]] },
      };

      const answer = await administrator.post<{ invalidParams: { name: string }[] }>(
        path('/areas'),
        body,
      );

      expect(answer.status).toBe(400);
      expect(answer.body.invalidParams.map(({ name }) => name)).toEqual([
        'name',
        'parentId',
        'cbsYear',
        'cbsCode',
        'geometry.coordinates[0][0]',
      ]);
    });

    it.each([
      ['the name, in other capitals', { name: 'DE LINDE' }, 'name'],
      ['the CBS code of the same year', { cbsCode: 'WK015022', cbsYear: 2025 }, 'cbsCode'],
    ])('have by themselves %s', async (_, given, field) => {
      const first = { kind: 'wijk', name: aName(), ...given };
      if (field === 'cbsCode') await administrator.post(path('/areas'), first);

      const answer = await administrator.post(path('/areas'), {
        kind: 'wijk',
        name: aName(),
        ...given,
      });

      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:already-exists', field });
    });

    it('that are a buurt cannot hold another, also when written past the service', async () => {
      const wijk = await administrator.post<{ id: string }>(path('/areas'), {
        kind: 'wijk',
        name: aName(),
      });
      const buurt = await administrator.post<{ id: string }>(path('/areas'), {
        kind: 'buurt',
        name: aName(),
        parentId: wijk.body.id,
      });

      const answer = await administrator.post(path('/areas'), {
        kind: 'buurt',
        name: aName(),
        parentId: buurt.body.id,
      });
      const behind = asOwner(
        api,
        `INSERT INTO area (id, municipality_id, kind, name, parent_id) VALUES ($1, $2, 'buurt', 'X', $3)`,
        [randomUUID(), town.id, buurt.body.id],
      );

      expect(answer.status).toBe(400);
      await expect(behind).rejects.toThrow('parent_is_no_wijk');
    });

    it.each([
      [`{"type":"Point","coordinates":[6,52]}`, 'area_geometry'],
      [`{"coordinates":[]}`, 'area_geometry'],
      [`{"type":"Polygon","coordinates":[[[207000,474000]]]}`, 'area_geometry_in_degrees'],
    ])('cannot lie at %s, also when written past the service', async (geometry, constraint) => {
      const behind = asOwner(
        api,
        `INSERT INTO area (id, municipality_id, kind, name, geometry) VALUES ($1, $2, 'wijk', $3, $4)`,
        [randomUUID(), town.id, aName(), geometry],
      );

      await expect(behind).rejects.toThrow(`"${constraint}"`);
    });

    it('are not added by somebody who does not manage the municipality', async () => {
      const officer = await aPerson(api, town, 'finance-officer');
      const body = { kind: 'wijk', name: aName() };

      expect((await anybody.post(path('/areas'), body)).status).toBe(401);
      expect((await officer.client.post(path('/areas'), body)).status).toBe(403);
    });

    it('that do not exist are not found', async () => {
      expect((await anybody.get(path(`/areas/${randomUUID()}`))).status).toBe(404);
      expect((await anybody.get(path('/areas/nowhere'))).status).toBe(400);
    });
  });
});
