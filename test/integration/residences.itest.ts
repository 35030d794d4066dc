import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import {
  aMachine,
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { aCodedBuurt, residentsIn } from '../support/open-data.factory.js';
import { asService } from '../support/round.factory.js';

describe('what open data rest on', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let admin: TestPerson;
  let anybody: TestClient;
  let path: string;
  const buurten: string[] = [];

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    path = `/municipalities/${town.slug}`;
    anybody = new TestClient(api);
    admin = await aPerson(api, town, 'administrator');
    for (const [index, name] of ['Noord', 'Oost'].entries()) {
      const given = { code: `BU0361010${index + 1}`, name, west: 4.7 + index / 100 };
      buurten.push(await aCodedBuurt(api, town, given));
    }
  });

  afterAll(() => api.close());

  it('is published by settings that an administrator chooses, never below five', async () => {
    const wanted = {
      cellThreshold: 10,
      contactName: 'Team data',
      contactEmail: 'data@linde.example',
    };
    const put = (body: object, version: number) =>
      admin.client.send('PUT', `${path}/open-data-settings`, body, { 'if-match': `"${version}"` });

    const low = await put({ ...wanted, cellThreshold: 4, contactEmail: 'x' }, 0);
    const set = await put(wanted, 0);
    const stale = await put(wanted, 0);
    const { body } = await anybody.get(`${path}/open-data-settings`);
    const { body: turtle } = await anybody.get<string>(`${path}/catalogue?format=turtle`);

    expect(low.status).toBe(400);
    expect([set.status, stale.status]).toEqual([200, 412]);
    expect(body).toMatchObject({ cellThreshold: 10, contactName: 'Team data' });
    expect(turtle).toContain('<mailto:data@linde.example>');
    await expect(
      asService(api, town, 'UPDATE open_data_setting SET cell_threshold = 4', []),
    ).rejects.toThrow('open_data_setting_threshold');
  });

  it('knows the buurt of a person by that person’s own word, and forgets it', async () => {
    const resident = await aPerson(api, town, 'resident');
    const own = `${path}/own-buurt`;
    const put = (areaId: string, version: number) =>
      resident.client.send('PUT', own, { areaId }, { 'if-match': `"${version}"` });

    const answers = [
      await put(town.areaId, 0),
      await put(buurten[0] ?? '', 0),
      await put(buurten[1] ?? '', 0),
    ];
    const { body } = await resident.client.get(own);
    const gone = await resident.client.send('DELETE', own, undefined, { 'if-match': '"1"' });
    const machine = await aMachine(api, town, ['use-own-session']);
    const trail = await asOwner<{ details: object }>(
      api,
      `SELECT details FROM audit_entry WHERE subject_id = $1`,
      [resident.id],
    );

    expect(answers.map(({ status }) => status)).toEqual([400, 200, 412]);
    expect(body).toMatchObject({ areaId: buurten[0], source: 'own-word' });
    expect(gone.status).toBe(204);
    expect((await resident.client.get(own)).body).toMatchObject({ areaId: null });
    expect((await machine.get(own)).status).toBe(403);
    expect(trail).toEqual([{ details: {} }, { details: {} }]);
  });

  it('knows the buurten of people from a register, all of a file or none', async () => {
    const [person = ''] = await residentsIn(api, town, 1, null);
    const send = (text: string) =>
      admin.client.send('POST', `${path}/residence-imports?year=2025`, text, {
        'content-type': 'text/csv',
        'idempotency-key': crypto.randomUUID(),
      });

    const refused = await send(
      `person,buurt\n${person},BU03610199\n${crypto.randomUUID()},BU03610101\nx,y\n`,
    );
    const unknown = await send(
      `person,buurt\n${person},BU03610199\n${crypto.randomUUID()},BU03610101\n`,
    );
    const taken = await send(`person,buurt\n${person},BU03610101\n`);

    expect(refused.body['invalidParams']).toHaveLength(1);
    expect(unknown.body['invalidParams']).toMatchObject([
      { name: 'line 2', code: 'residence-buurt' },
      { name: 'line 3', code: 'residence-person' },
    ]);
    expect(taken).toMatchObject({ status: 201, body: { peopleCount: 1 } });
  });
});
