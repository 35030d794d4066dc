import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCollection, aFeature, aRectangle, WIJKEN } from '../support/area-import.factory.js';
import { startTestApi, type Answer, type Json, type TestApi, TestClient } from '../support/api.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
} from '../support/municipality.factory.js';

type Problem = {
  readonly invalidParams: readonly { name: string; code: string; reason: string }[];
};
type Imported = {
  readonly createdCount: number;
  readonly changedCount: number;
  readonly unchangedCount: number;
  readonly waterCount: number;
  readonly areas: readonly { areaId: string; code: string; name: string; changes: string[] }[];
};

describe('areas that cannot be imported', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let administrator: TestClient;
  let anybody: TestClient;
  const path = (rest: string): string => `/municipalities/${town.slug}${rest}`;

  beforeAll(async () => {
    api = await startTestApi();
    anybody = new TestClient(api);
  });

  afterAll(() => api.close());

  beforeEach(async () => {
    town = await aMunicipality(api);
    await asOwner(api, `UPDATE municipality SET cbs_code = 'GM0361' WHERE id = $1`, [town.id]);
    administrator = (await aPerson(api, town, 'administrator')).client;
  });

  function send<Body = Imported>(
    kind: string,
    collection: unknown,
    more: object = {},
  ): Promise<Answer<Body>> {
    return administrator.post(path('/area-imports'), { kind, year: 2024, collection, ...more });
  }

  async function faultsOf(kind: string, collection: unknown, more: object = {}): Promise<string[]> {
    const answer = await send<Problem>(kind, collection, more);
    expect(answer.status).toBe(400);
    return answer.body.invalidParams.map(({ name, code }) => `${name} ${code}`);
  }

  it('says where a ring crosses itself, and of which area', async () => {
    const at = (x: number, y: number): [number, number] => [4.7 + x / 1000, 52.6 + y / 1000];
    const crossed = [at(0, 0), at(10, 10), at(10, 0), at(0, 10), at(-5, 5), at(0, 0)];

    const answer = await send<Problem>('wijk', aCollection(aFeature('WK036101', 'Zuid', crossed)));

    expect(answer.body.invalidParams).toEqual([
      {
        name: 'collection.features[0].geometry.coordinates[0]',
        code: 'ring-crosses-itself',
        reason: 'WK036101: The ring crosses itself at longitude 4.705000, latitude 52.605000.',
      },
    ]);
  });

  it('says which two areas overlap, by how much and where, and takes nothing', async () => {
    const answer = await send<Problem>(
      'wijk',
      aCollection(WIJKEN[0] ?? {}, aFeature('WK036102', 'Oudorp', aRectangle(9, 0, 20, 10))),
    );

    expect(answer.body.invalidParams).toEqual([
      {
        name: 'collection.features[1].geometry',
        code: 'areas-overlap',
        reason: expect.stringMatching(
          /^Oudorp \(WK036102\) overlaps Zuid \(WK036101\): 75\d{3} m², around longitude 4\.7\d{5}, latitude 52\.6\d{5}\.$/,
        ),
      },
    ]);
    expect((await anybody.get<Json[]>(path('/areas'))).body).toHaveLength(1);
  });

  it('compares a file with the areas of its year that are there already', async () => {
    await send('wijk', aCollection(WIJKEN[0] ?? {}));

    const faults = await faultsOf(
      'wijk',
      aCollection(aFeature('WK036105', 'Later', aRectangle(5, 5, 15, 15))),
    );

    expect(faults).toEqual(['collection.features[0].geometry areas-overlap']);
  });

  it('takes no buurt that lies mostly outside its wijk, or in a wijk that is not there', async () => {
    await send('wijk', aCollection(...WIJKEN));

    expect(
      await faultsOf(
        'buurt',
        aCollection(aFeature('BU03610101', 'Ver weg', aRectangle(9, 0, 15, 5))),
      ),
    ).toEqual(['collection.features[0].geometry outside-wijk']);
    expect(
      await faultsOf(
        'buurt',
        aCollection(aFeature('BU03610901', 'Nergens', aRectangle(0, 0, 5, 5))),
      ),
    ).toEqual(['collection.features[0].properties import-wijk-unknown']);
  });

  it('names every fault of a file at once', async () => {
    const faults = await faultsOf(
      'wijk',
      aCollection(
        aFeature('BU03610101', 'Geen wijk', aRectangle(0, 0, 1, 1)),
        aFeature('WK051801', 'Elders', aRectangle(0, 0, 1, 1)),
        aFeature('WK036102', ' ', aRectangle(0, 0, 1, 1), { gemeentecode: 'GM0518' }),
        aFeature('WK036103', 'Oud', aRectangle(0, 0, 1, 1), { jrstatcode: '2023WK036103' }),
        { type: 'Feature', properties: null, geometry: null },
        aFeature('WK036104', 'RD', [
          [110_000, 515_000],
          [111_000, 515_000],
          [111_000, 516_000],
          [110_000, 515_000],
        ]),
        aFeature(
          'WK036105',
          'Omgekeerd',
          aRectangle(0, 0, 1, 1).map(([x, y]) => [y, x]),
        ),
      ),
    );

    expect(faults).toEqual([
      'collection.features[0].properties cbs-code',
      'collection.features[1].properties import-other-municipality',
      'collection.features[2].properties text-empty',
      'collection.features[2].properties import-other-municipality',
      'collection.features[3].properties import-other-year',
      'collection.features[4] import-shape',
      'collection.features[5].geometry position-rd-metres',
      'collection.features[6].geometry position-latitude-first',
    ]);
  });

  it('refuses a code that stands in the file twice, and leaves water out', async () => {
    const water = aFeature('WK036101', 'Zuid', aRectangle(0, 20, 10, 30), { water: 'JA' });

    const taken = await send('wijk', aCollection(...WIJKEN, water));

    expect(taken.body).toMatchObject({ createdCount: 2, waterCount: 1 });
    expect(await faultsOf('wijk', aCollection(...WIJKEN, WIJKEN[0] ?? {}))).toEqual([
      'collection.features[2].properties import-twice',
    ]);
  });

  it('has crossing and overlapping borders refused for a single area, too', async () => {
    const body = { kind: 'wijk', cbsYear: 2024 };
    const polygon = (ring: unknown): object => ({ type: 'Polygon', coordinates: [ring] });
    await administrator.post(path('/areas'), {
      ...body,
      name: 'A',
      cbsCode: 'WK036101',
      geometry: polygon(aRectangle(0, 0, 10, 10)),
    });

    const overlapping = await administrator.post<Problem>(path('/areas'), {
      ...body,
      name: 'B',
      cbsCode: 'WK036102',
      geometry: polygon(aRectangle(5, 5, 15, 15)),
    });

    expect(overlapping.status).toBe(400);
    expect(overlapping.body.invalidParams[0]).toMatchObject({
      name: 'geometry',
      code: 'areas-overlap',
    });
  });

  it.each([
    ['no collection', { kind: 'wijk', year: 2024 }, ['collection']],
    [
      'nonsense',
      { kind: 'stad', year: 1, dryRun: 'x', collection: [], extra: 1 },
      ['extra', 'kind', 'year', 'dryRun', 'collection'],
    ],
    [
      'no features',
      { kind: 'wijk', year: 2024, collection: aCollection() },
      ['collection.features'],
    ],
  ])('refuses %s', async (_, body, names) => {
    const answer = await administrator.post<Problem>(path('/area-imports'), body);

    expect(answer.status).toBe(400);
    expect(answer.body.invalidParams.map(({ name }) => name)).toEqual(names);
  });
});
