import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import {
  aCollection,
  aFeature,
  aPoint,
  aRectangle,
  BUURTEN,
  WIJKEN,
} from '../support/area-import.factory.js';
import { startTestApi, type Answer, type Json, type TestApi, TestClient } from '../support/api.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
} from '../support/municipality.factory.js';

const ALKMAAR = '../shared/standards/geo/alkmaar-wijken-cbs2024.geojson';

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
type At = {
  readonly isInside: boolean;
  readonly areas: readonly { id: string; name: string; isOnBorder: boolean }[];
};

describe('importing areas', () => {
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

  async function namesAt(query: string): Promise<string[]> {
    const { body } = await anybody.get<At>(path(`/areas/at?${query}`));
    return body.areas.map(({ name }) => name);
  }

  it('takes wijken and then buurten, and finds the ones that a point lies in', async () => {
    const wijken = await send('wijk', aCollection(...WIJKEN));
    const buurten = await send('buurt', aCollection(...BUURTEN));

    expect([wijken.status, wijken.body.createdCount]).toEqual([201, 2]);
    expect([buurten.status, buurten.body.createdCount]).toEqual([201, 4]);
    expect(await namesAt(aPoint(7, 5))).toEqual(['Zuid', 'Zuid-Oost']);
    expect(await namesAt(`${aPoint(7, 5)}&kind=buurt`)).toEqual(['Zuid-Oost']);
    const buurt = await anybody.get(path(`/areas/${buurten.body.areas[3]?.areaId ?? ''}`));
    expect(buurt.body).toMatchObject({
      parentId: wijken.body.areas[1]?.areaId,
      cbsCode: 'BU03610202',
      codes: [{ year: 2024, code: 'BU03610202' }],
    });
  });

  it('counts a point on a shared border for the area with the lowest code, and says so', async () => {
    await send('wijk', aCollection(...WIJKEN));

    const { body } = await anybody.get<At>(path(`/areas/at?${aPoint(10, 5)}`));

    expect(body.areas.map(({ name, isOnBorder }) => [name, isOnBorder])).toEqual([
      ['Zuid', true],
      ['Oudorp', true],
    ]);
  });

  it('says clearly that a point lies outside, and what is no point', async () => {
    await send('wijk', aCollection(...WIJKEN));

    const outside = await anybody.get<At>(path(`/areas/at?${aPoint(30, 5)}`));
    const metres = await anybody.get<Problem>(path('/areas/at?longitude=110000&latitude=515000'));
    const nothing = await anybody.get<Problem>(path('/areas/at?longitude=x'));

    expect(outside).toMatchObject({ status: 200, body: { isInside: false, areas: [] } });
    expect([metres.status, nothing.status]).toEqual([400, 400]);
    expect(metres.body.invalidParams.map(({ name }) => name)).toEqual(['longitude', 'latitude']);
  });

  it('tells in a dry run what would happen, and does none of it', async () => {
    const dry = await send('wijk', aCollection(...WIJKEN), { dryRun: true });

    const listed = await anybody.get<Json[]>(path('/areas'));
    expect(dry.body).toMatchObject({
      createdCount: 2,
      areas: [{ areaId: null }, { areaId: null }],
    });
    expect(listed.body).toHaveLength(1);
  });

  it('changes what is there already, and leaves alone what is the same', async () => {
    const first = await send('wijk', aCollection(...WIJKEN));

    const again = await send(
      'wijk',
      aCollection(WIJKEN[0] ?? {}, aFeature('WK036102', 'Oudorp-Omval', aRectangle(10, 0, 21, 10))),
    );

    expect(again.body).toMatchObject({ createdCount: 0, changedCount: 1, unchangedCount: 1 });
    expect(again.body.areas[1]).toMatchObject({
      areaId: first.body.areas[1]?.areaId,
      changes: ['name', 'geometry'],
    });
    expect(await namesAt(aPoint(20.5, 5))).toEqual(['Oudorp-Omval']);
  });

  it('takes the division of a new year beside the old one, whose codes go on to hold', async () => {
    const old = await send('wijk', aCollection(...WIJKEN));

    // Zuid keeps its code; Oudorp is split, and its code goes.
    const next = await send(
      'wijk',
      aCollection(
        aFeature('WK036101', 'Zuid', aRectangle(0, 0, 10, 10), { jrstatcode: '2025WK036101' }),
        aFeature('WK036110', 'Oudorp', aRectangle(10, 0, 15, 10)),
        aFeature('WK036111', 'Oudorp-Oost', aRectangle(15, 0, 20, 10)),
      ),
      { year: 2025 },
    );

    const zuid = await anybody.get(path(`/areas/${old.body.areas[0]?.areaId ?? ''}`));
    const split = await anybody.get(path(`/areas/${old.body.areas[1]?.areaId ?? ''}`));
    expect(next.body).toMatchObject({ createdCount: 2, changedCount: 1 });
    expect(next.body.areas.map(({ name }) => name)).toEqual([
      'Zuid',
      'Oudorp (WK036110)',
      'Oudorp-Oost',
    ]);
    expect(zuid.body).toMatchObject({
      cbsYear: 2025,
      codes: [
        { year: 2025, code: 'WK036101' },
        { year: 2024, code: 'WK036101' },
      ],
    });
    expect(split.body).toMatchObject({ codes: [{ year: 2024, code: 'WK036102' }] });
    expect(await namesAt(aPoint(17, 5))).toEqual(['Oudorp-Oost']);
  });

  it('notes the codes of an older year and changes nothing else', async () => {
    await send('wijk', aCollection(...WIJKEN));

    const older = await send(
      'wijk',
      aCollection(aFeature('WK036101', 'Oude naam', aRectangle(0, 0, 3, 3))),
      {
        year: 2020,
      },
    );

    expect(older.body.areas[0]).toMatchObject({ name: 'Zuid', changes: ['code'] });
    const read = await anybody.get(path(`/areas/${older.body.areas[0]?.areaId ?? ''}`));
    expect(read.body).toMatchObject({
      name: 'Zuid',
      cbsYear: 2024,
      codes: [{ year: 2024 }, { year: 2020 }],
    });
  });

  it('reads the properties that it is told to read', async () => {
    const feature = {
      ...WIJKEN[0],
      properties: { sleutel: 'WK036101', Omschrijving_Kort: 'Zuid' },
    };
    const properties = { code: 'sleutel', name: 'omschrijving_kort' };

    const answer = await send('wijk', aCollection(feature), { properties });

    expect(answer.body.areas[0]).toMatchObject({ code: 'WK036101', name: 'Zuid' });
  });

  it('takes files of more than a megabyte, and says of larger ones that they are too large', async () => {
    const padded = (bytes: number): object =>
      aCollection({ ...WIJKEN[0], bbox: undefined, note: 'x'.repeat(bytes) });

    const large = await send('wijk', padded(3_000_000), { dryRun: true });
    const tooLarge = await send('wijk', padded(17_000_000), { dryRun: true });
    const elsewhere = await administrator.post(path('/areas'), { name: 'x'.repeat(2_000_000) });

    expect([large.status, tooLarge.status, elsewhere.status]).toEqual([201, 413, 413]);
  });

  it('is for those who manage the municipality, and the same request once', async () => {
    const chair = await aPerson(api, town, 'chair');
    const body = { kind: 'wijk', year: 2024, collection: aCollection(...WIJKEN) };
    const key = { 'idempotency-key': randomUUID() };

    const first = await administrator.post<Imported>(path('/area-imports'), body, key);
    const second = await administrator.post<Imported>(path('/area-imports'), body, key);

    expect(second.body).toEqual(first.body);
    expect((await chair.client.post(path('/area-imports'), body)).status).toBe(403);
    expect((await anybody.post(path('/area-imports'), body)).status).toBe(401);
    const trail = await asOwner<{ action: string }>(
      api,
      `SELECT action FROM audit_entry WHERE municipality_id = $1 AND subject_type = 'area'`,
      [town.id],
    );
    expect(trail).toEqual([{ action: 'create-area' }, { action: 'create-area' }]);
  });

  it('of two at once does one after the other', async () => {
    const answers = await Promise.all([1, 2].map(() => send('wijk', aCollection(...WIJKEN))));

    const created = answers.map(({ body }) => body.createdCount);
    expect(created.toSorted()).toEqual([0, 2]);
  });

  it('keeps codes as they were, also when written past the service', async () => {
    const { body } = await send('wijk', aCollection(...WIJKEN));
    const id = body.areas[0]?.areaId ?? '';

    await expect(
      asOwner(api, `UPDATE area_code SET code = 'WK036109' WHERE area_id = $1`, [id]),
    ).rejects.toThrow('append_only');
    await expect(asOwner(api, `TRUNCATE area_code`)).rejects.toThrow('append_only');
    await expect(
      asOwner(
        api,
        `INSERT INTO area_code (municipality_id, area_id, year, code) VALUES ($1, $2, 2030, 'BU03610101')`,
        [town.id, id],
      ),
    ).rejects.toThrow('area_code_kind');
  });

  it('takes real wijken of Statistics Netherlands, rounded as they are', async () => {
    const file = existsSync(ALKMAAR)
      ? readFileSync(ALKMAAR, 'utf8')
      : JSON.stringify(aCollection(...WIJKEN));
    const collection = JSON.parse(file) as { features: object[] };

    const answer = await send('wijk', collection);
    const points = existsSync(ALKMAAR)
      ? await namesAt('longitude=4.749143&latitude=52.633497')
      : await namesAt(aPoint(5, 5));

    expect([answer.status, answer.body.createdCount]).toEqual([201, collection.features.length]);
    expect(points).toEqual([existsSync(ALKMAAR) ? 'Centrum' : 'Zuid']);
  });
});
