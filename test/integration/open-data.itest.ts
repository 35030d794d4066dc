import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import {
  aCodedBuurt,
  haveVoted,
  liveIn,
  publishParticipations,
  residentsIn,
} from '../support/open-data.factory.js';
import { aRound, asService, type TestRound } from '../support/round.factory.js';

const HEADING = 'gwb_code;a_inw;a_00_14;a_15_24;a_25_44;a_45_64;a_65_oo';
const FIGURES = `${HEADING}
GM0361;3000;500;500;1000;500;500
BU03610101;1000;200;200;200;200;200
BU03610102;1000;200;200;200;200;200
BU03610103;1000;.;200;200;200;200`;

type Cell = {
  measure: string;
  part: string;
  areaName: string | null;
  state: string;
  people: number | null;
  lowest: number;
  highest: number | null;
  voice: string | null;
};

describe('open data of a municipality', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let admin: TestPerson;
  let anybody: TestClient;
  let round: TestRound;
  let path: string;
  const buurten: string[] = [];

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    path = `/municipalities/${town.slug}`;
    anybody = new TestClient(api);
    admin = await aPerson(api, town, 'administrator');
    for (const [index, name] of ['Noord', 'Oost', 'Zuid'].entries()) {
      const given = { code: `BU0361010${index + 1}`, name, west: 4.7 + index / 100 };
      buurten.push(await aCodedBuurt(api, town, given));
    }
    round = await aRound(api, town, {
      phase: 'counted',
      initiatives: [{ title: '=HYPERLINK("x"), "met" komma' }, { title: 'Bankje' }],
    });
    await asOwner(
      api,
      `SET session_replication_role = replica; UPDATE initiative SET longitude = 4.71, latitude = 52.005 WHERE id = '${round.initiativeIds[1]}'`,
    );
    const [noord = '', oost = '', zuid = ''] = buurten;
    const voters = [
      ...(await residentsIn(api, town, 60, noord)),
      ...(await residentsIn(api, town, 40, oost)),
      ...(await residentsIn(api, town, 2, zuid)),
      ...(await residentsIn(api, town, 9, null)),
    ];
    await residentsIn(api, town, 5, zuid);
    await haveVoted(api, town, round, voters);
  });

  afterAll(() => api.close());

  function importPopulation(query: string, text: string) {
    const headers = { 'content-type': 'text/csv', 'idempotency-key': crypto.randomUUID() };
    return admin.client.send('POST', `${path}/population-imports?${query}`, text, headers);
  }

  async function cells(): Promise<Cell[]> {
    const { body } = await anybody.get<{ cells: Cell[] }>(`${round.path}/participation`);
    return body.cells;
  }

  it('takes figures of population whole, or names what is wrong with each line', async () => {
    const wrong = [HEADING, 'BU03619999;1;1;0;0;0;0', 'BU03610101;een;1;0;0;0;0', 'x;1;1;0;0;0;0'];
    const cbs = 'year=2025&kind=statistics-netherlands';

    const refused = await importPopulation(cbs, wrong.join('\n'));
    const taken = await importPopulation(cbs, FIGURES);
    const { body } = await anybody.get<{ people: number | null; state: string; source: string }[]>(
      `${path}/open-data/population`,
    );

    expect(refused.status).toBe(400);
    const faults = refused.body['invalidParams'] as { name: string; code: string }[];
    expect(faults.map(({ name, code }) => `${name} ${code}`)).toEqual([
      'line 2 population-area',
      'line 3 population-figure',
      'line 4 population-code',
    ]);
    expect(taken.status).toBe(201);
    expect(taken.body).toMatchObject({ year: 2025, number: 1, licence: 'CC BY 4.0' });
    expect(body).toHaveLength(18);
    expect(body.filter(({ state }) => state === 'unknown')).toHaveLength(1);
    expect(body[0]?.source).toContain('Centraal Bureau voor de Statistiek');
  });

  it('takes a municipality’s own figures once, and never keeps a small one', async () => {
    const own = 'year=2024&kind=municipality';
    const lines = [HEADING, 'BU03610101;30;2;8;10;5;5', 'BU03610102;50;10;10;10;10;10'];
    await asOwner(
      api,
      `INSERT INTO area_code (area_id, municipality_id, year, code) SELECT area_id, municipality_id, 2024, code FROM area_code WHERE municipality_id = $1 AND year = 2025`,
      [town.id],
    );

    const wrongSum = await importPopulation(own, [HEADING, 'BU03610101;31;2;8;10;5;5'].join('\n'));
    const taken = await importPopulation(own, lines.join('\n'));
    const again = await importPopulation(own, lines.join('\n'));
    const kept = await asOwner<{ state: string; people: number | null }>(
      api,
      `SELECT state, people FROM area_population n JOIN population_import e ON e.id = n.import_id WHERE e.id = $1 AND n.area_id = $2`,
      [taken.body['id'], buurten[0]],
    );

    expect(wrongSum.status).toBe(400);
    expect(taken.status).toBe(201);
    expect(again.body).toMatchObject({ type: 'urn:wijkkas:problem:population-published' });
    expect(kept.filter(({ state }) => state === 'below-threshold')).toHaveLength(1);
    expect(kept.filter(({ state }) => state === 'withheld').length).toBeGreaterThan(0);
    expect(kept.every(({ people }) => people === null || people >= 5)).toBe(true);
  });

  it('tells who took part per buurt once, after the round, so that nobody can be followed', async () => {
    const before = await cells();
    await publishParticipations(api);
    const first = await cells();

    // Somebody moves, and the worker comes by again: nothing that was told changes.
    const [zuid] = await residentsIn(api, town, 1, buurten[2] ?? null);
    await liveIn(api, town, [zuid ?? ''], buurten[0] ?? '');
    await publishParticipations(api);

    expect(before).toEqual([]);
    const voters = first.filter(({ measure }) => measure === 'voters');
    expect(
      voters.map(({ part, areaName, state, people }) => [areaName ?? part, people ?? state]),
    ).toEqual([
      ['total', 111],
      ['Noord', 60],
      ['Oost', 40],
      ['Zuid', 'below-threshold'],
      ['elsewhere', 'withheld'],
    ]);
    expect(voters.find(({ areaName }) => areaName === 'Zuid')).toMatchObject({
      lowest: 0,
      highest: 4,
    });
    expect(await cells()).toEqual(first);
  });

  it('shows the buurt that is silent, from nothing but what is told', async () => {
    const buurten = (await cells()).filter(({ part }) => part === 'buurt');
    const voices = buurten.filter(({ measure }) => measure === 'voters').map(({ voice }) => voice);

    expect(voices).toEqual(['heard', 'heard', 'silent']);
  });

  it('keeps no number that could be computed back, not even in its own tables', async () => {
    const rows = await asOwner<{ people: number }>(
      api,
      `SELECT people FROM participation_cell WHERE municipality_id = $1 AND people < 5`,
      [town.id],
    );
    const insert = `INSERT INTO participation_cell (publication_id, measure, part, area_id, state, people, lowest, highest)
      SELECT id, 'voters', 'buurt', $1, 'published', 3, 3, 3 FROM participation_publication`;

    expect(rows).toEqual([]);
    await expect(asService(api, town, insert, [town.areaId])).rejects.toThrow('participation_cell');
    await expect(
      asService(api, town, 'UPDATE participation_cell SET people = 9', []),
    ).rejects.toThrow('permission denied');
  });

  it('says the same in every form', async () => {
    const json = await anybody.get<Record<string, unknown>[]>(`${path}/open-data/turnout`);
    const csv = await anybody.get<string>(`${path}/open-data/turnout`, { accept: 'text/csv' });
    const map = await anybody.get<{
      type: string;
      features: { properties: object; geometry: { coordinates: [number, number][][] } | null }[];
    }>(`${path}/open-data/turnout?format=geojson`);

    const lines = parse(csv.body, { columns: true, relax_column_count: false });
    const text = (value: unknown): string => JSON.stringify(value ?? '').replaceAll('"', '');
    expect(json.body).toHaveLength(5);
    expect(lines).toEqual(
      json.body.map((record) =>
        Object.fromEntries(Object.entries(record).map(([name, value]) => [name, text(value)])),
      ),
    );
    expect(map.body.type).toBe('FeatureCollection');
    expect(map.headers.get('content-type')).toContain('application/geo+json');
    expect(map.body.features.map(({ properties }) => properties)).toEqual(json.body);
    const rings = map.body.features.flatMap(({ geometry }) => geometry?.coordinates ?? []);
    expect(rings).toHaveLength(3);
    expect(rings.every((ring) => turnsLeft(ring) && ring.every(isInCrs84))).toBe(true);
  });

  it('writes CSV by RFC 4180 in which no spreadsheet finds a formula', async () => {
    const { body, headers } = await anybody.get<string>(`${path}/open-data/initiatives?format=csv`);

    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(body).toContain(`"'=HYPERLINK(""x""), ""met"" komma"`);
    expect(body.split('\r\n')).toHaveLength(4);
    expect(body).not.toContain('Buurtbewoner');
    const { body: records } = await anybody.get<Record<string, unknown>[]>(
      `${path}/open-data/initiatives`,
    );
    expect(records.map(({ requestedCents }) => requestedCents)).toEqual([100_000, 100_000]);
    expect(JSON.stringify(records)).not.toContain('proposedBy');
  });

  it('is kept by caches until something changes, and is sent to nobody who has it', async () => {
    const address = `${path}/open-data/spending`;
    const first = await anybody.get(address);
    const tag = first.headers.get('etag') ?? '';

    const second = await anybody.get(address, { 'if-none-match': tag });
    const other = await anybody.get(address, { accept: 'text/csv', 'if-none-match': tag });
    await asOwner(api, 'UPDATE initiative SET version = version + 1 WHERE id = $1', [
      round.initiativeIds[0],
    ]);
    const third = await anybody.get(address, { 'if-none-match': tag });

    expect(first.headers.get('cache-control')).toBe('public, max-age=300');
    expect([second.status, other.status, third.status]).toEqual([304, 200, 200]);
    expect((await anybody.get(address, { accept: 'image/png' })).status).toBe(406);
    expect((await anybody.get(`${address}?format=xml`)).status).toBe(400);
  });
});

type Ring = readonly (readonly [number, number])[];

function turnsLeft(ring: Ring): boolean {
  const doubled = ring.slice(1).reduce((sum, [x, y], index) => {
    const [fromX, fromY] = ring[index] ?? [0, 0];
    return sum + fromX * y - x * fromY;
  }, 0);
  return doubled > 0;
}

function isInCrs84([longitude, latitude]: readonly [number, number]): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}
