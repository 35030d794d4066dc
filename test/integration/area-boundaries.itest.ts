import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { aPoint, aRectangle } from '../support/area-import.factory.js';
import { startTestApi, type Answer, type Json, type TestApi, TestClient } from '../support/api.js';
import {
  aMachine,
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { anotherWijkteam } from '../support/neighbourhood.factory.js';

type Problem = { readonly type: string; readonly invalidParams: readonly { code: string }[] };
type Drawn = { readonly id: string };

const polygon = (ring: unknown): object => ({ type: 'Polygon', coordinates: [ring] });
const OFFICIAL = polygon(aRectangle(0, 0, 10, 10));
const WIDER = polygon(aRectangle(0, 0, 12, 10));

describe('boundaries that residents draw', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let resident: TestPerson;
  let neighbour: TestPerson;
  let chair: TestPerson;
  let anybody: TestClient;
  const path = (rest: string): string => `/municipalities/${town.slug}/areas/${town.areaId}${rest}`;
  const areasPath = (query: string): string => `/municipalities/${town.slug}/areas/at?${query}`;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    await asOwner(api, `UPDATE area SET geometry = $2 WHERE id = $1`, [
      town.areaId,
      JSON.stringify(OFFICIAL),
    ]);
    [resident, neighbour, chair] = await Promise.all([
      aPerson(api, town, 'resident'),
      aPerson(api, town, 'resident'),
      aPerson(api, town, 'chair'),
    ]);
    anybody = new TestClient(api);
  });

  afterAll(() => api.close());

  function draw<Body = Drawn>(by: TestClient, given: object = {}): Promise<Answer<Body>> {
    return by.post(path('/boundaries'), {
      name: 'Tot aan het water',
      reason: 'Daar houdt onze wijk op.',
      geometry: WIDER,
      ...given,
    });
  }

  const respond = (by: TestClient, id: string, body: object): Promise<Answer<Json>> =>
    by.send('PUT', path(`/boundaries/${id}/response`), body, {});

  const decide = (by: TestClient, id: string, body: object): Promise<Answer<Json>> =>
    by.post(path(`/boundaries/${id}/decisions`), body);

  it('stand beside the official one, with counts and without names', async () => {
    const drawn = await draw(resident.client);
    await respond(neighbour.client, drawn.body.id, { answer: 'confirm' });
    await respond(chair.client, drawn.body.id, {
      answer: 'object',
      reason: 'Het park hoort erbij.',
    });

    const listed = await anybody.get<Json[]>(path('/boundaries'));
    const read = await anybody.get(path(`/boundaries/${drawn.body.id}`));
    const official = await anybody.get(path(''));

    expect(drawn.status).toBe(201);
    expect(listed.body[0]).toEqual({
      id: drawn.body.id,
      areaId: town.areaId,
      name: 'Tot aan het water',
      reason: 'Daar houdt onze wijk op.',
      state: 'open',
      confirmCount: 1,
      objectCount: 1,
      drawnAt: expect.any(String),
      decisionReason: null,
      decidedAt: null,
    });
    expect(read.body).toMatchObject({ geometry: WIDER, squareMetres: expect.any(Number) });
    expect(official.body).toMatchObject({ geometry: OFFICIAL });
    const everything = JSON.stringify([listed.body, read.body]);
    expect([resident, neighbour, chair].filter(({ id }) => everything.includes(id))).toEqual([]);
    expect(everything).not.toContain('Het park hoort erbij');
  });

  it('become the residents’ boundary when the chair adopts them, until another one is', async () => {
    const first = await draw(resident.client);
    const second = await draw(neighbour.client, { geometry: polygon(aRectangle(0, 0, 14, 10)) });
    const at = async (query: string): Promise<unknown> =>
      (await anybody.get(areasPath(query))).body['isInside'];
    const before = await at(`${aPoint(11, 5)}&boundary=residents`);

    const adopted = await decide(chair.client, first.body.id, { outcome: 'adopted' });
    const between = [
      await at(`${aPoint(11, 5)}&boundary=residents`),
      await at(`${aPoint(13, 5)}&boundary=residents`),
    ];
    await decide(chair.client, second.body.id, { outcome: 'adopted', reason: 'Nog beter.' });

    expect(adopted.body).toMatchObject({ state: 'adopted' });
    expect([before, ...between]).toEqual([false, true, false]);
    expect(await at(`${aPoint(13, 5)}&boundary=residents`)).toBe(true);
    expect(await at(`${aPoint(11, 5)}&boundary=official`)).toBe(false);
    expect((await anybody.get(path(`/boundaries/${first.body.id}`))).body).toMatchObject({
      state: 'superseded',
    });
    expect((await anybody.get(path(''))).body).toMatchObject({
      residentsBoundaryId: second.body.id,
      geometry: OFFICIAL,
    });
  });

  it('are rejected with a reason only, and judged no more after that', async () => {
    const { body } = await draw(resident.client);
    const bare = await decide(chair.client, body.id, { outcome: 'rejected' });
    const rejected = await decide(chair.client, body.id, {
      outcome: 'rejected',
      reason: 'Te groot.',
    });
    const late = await respond(neighbour.client, body.id, { answer: 'confirm' });
    const again = await decide(chair.client, body.id, { outcome: 'adopted' });

    expect([bare.status, rejected.status, late.status, again.status]).toEqual([400, 201, 409, 409]);
    expect(rejected.body).toMatchObject({ state: 'rejected', decisionReason: 'Te groot.' });
    expect(late.body).toMatchObject({ type: 'urn:wijkkas:problem:boundary-decided' });
  });

  it('are answered once by each, and an objection says why', async () => {
    const { body } = await draw(resident.client);

    const bare = await respond(neighbour.client, body.id, { answer: 'object' });
    const first = await respond(neighbour.client, body.id, { answer: 'object', reason: 'Nee.' });
    const same = await respond(neighbour.client, body.id, { answer: 'object', reason: 'Nee.' });
    const other = await respond(neighbour.client, body.id, { answer: 'confirm' });

    expect([bare, first, same, other].map(({ status }) => status)).toEqual([400, 200, 200, 409]);
    expect(same.body).toMatchObject({ objectCount: 1, confirmCount: 0 });
    expect(other.body['type']).toBe('urn:wijkkas:problem:already-responded');
  });

  it('are answered once also when one person answers twice at the same moment', async () => {
    const { body } = await draw(resident.client);
    const answers = await Promise.all(
      ['confirm', 'object'].map((answer) =>
        respond(neighbour.client, body.id, { answer, reason: 'Omdat.' }),
      ),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('are judged by others than who drew them', async () => {
    const own = await draw(chair.client);
    const drawn = await draw(resident.client);

    const adopted = await decide(chair.client, own.body.id, { outcome: 'adopted' });
    const confirmed = await respond(resident.client, drawn.body.id, { answer: 'confirm' });
    expect([adopted.status, confirmed.status]).toEqual([403, 403]);
    expect(adopted.body).toMatchObject({ type: 'urn:wijkkas:problem:own-boundary' });
    await expect(
      asOwner(
        api,
        `INSERT INTO area_boundary_decision (municipality_id, boundary_id, area_id, number, outcome, reason, decided_by, decided_at)
         VALUES ($1, $2, $3, 99, 'adopted', '', $4, now())`,
        [town.id, own.body.id, town.areaId, chair.id],
      ),
    ).rejects.toThrow('own_boundary');
    await expect(
      asOwner(
        api,
        `INSERT INTO area_boundary_response (municipality_id, boundary_id, person_id, answer, reason, responded_at)
         VALUES ($1, $2, $3, 'confirm', '', now())`,
        [town.id, drawn.body.id, resident.id],
      ),
    ).rejects.toThrow('own_boundary');
  });

  it('are drawn by people of the wijk, and adopted by its chair or an administrator', async () => {
    const elsewhere = { areaId: randomUUID(), wijkteamId: randomUUID() };
    await asOwner(
      api,
      `INSERT INTO area (id, municipality_id, kind, name) VALUES ($1, $2, 'wijk', 'Elders')`,
      [elsewhere.areaId, town.id],
    );
    await asOwner(
      api,
      `INSERT INTO wijkteam (id, municipality_id, area_id, name) VALUES ($1, $2, $3, 'Elders')`,
      [elsewhere.wijkteamId, town.id, elsewhere.areaId],
    );
    const stranger = await aPerson(api, town, 'resident', elsewhere);
    const otherChair = await aPerson(api, town, 'chair', elsewhere);
    const machine = await aMachine(api, town, ['draw-boundary', 'adopt-boundary']);
    const administrator = await aPerson(api, town, 'administrator');
    const { body } = await draw(resident.client);

    const drawing = [anybody, stranger.client, machine].map((client) => draw(client));
    const deciding = [anybody, resident.client, otherChair.client, machine].map((client) =>
      decide(client, body.id, { outcome: 'adopted' }),
    );

    expect((await Promise.all(drawing)).map(({ status }) => status)).toEqual([401, 403, 403]);
    expect((await Promise.all(deciding)).map(({ status }) => status)).toEqual([401, 403, 403, 403]);
    expect((await decide(administrator.client, body.id, { outcome: 'adopted' })).status).toBe(201);
    expect((await draw(administrator.client)).status).toBe(201);
  });

  it('of a buurt are drawn by residents of the wijk that it lies in', async () => {
    const buurtId = randomUUID();
    await asOwner(
      api,
      `INSERT INTO area (id, municipality_id, kind, name, parent_id) VALUES ($1, $2, 'buurt', 'Lindehof', $3)`,
      [buurtId, town.id, town.areaId],
    );
    const other = await aPerson(api, town, 'member', {
      wijkteamId: await anotherWijkteam(api, town),
    });

    const answer = await other.client.post(
      `/municipalities/${town.slug}/areas/${buurtId}/boundaries`,
      {
        name: 'Hof',
        reason: 'Zo is het.',
        geometry: WIDER,
      },
    );

    expect(answer.status).toBe(201);
  });

  it('are refused where their lines cannot be', async () => {
    const [a, b, c, d] = aRectangle(0, 0, 10, 10);
    const cases: [object, string][] = [
      [{ geometry: polygon([a, c, b, d, [4.69, 52.605], a]) }, 'ring-crosses-itself'],
      [{ geometry: polygon(aRectangle(50, 50, 60, 60)) }, 'boundary-elsewhere'],
      [{ geometry: { type: 'Point', coordinates: [4.7, 52.6] } }, 'geometry-type'],
      [{ name: ' ' }, 'text-empty'],
      [{ reason: ' ' }, 'text-empty'],
      [{ geometry: null }, 'is-object'],
    ];

    for (const [given, code] of cases) {
      const answer = await draw<Problem>(resident.client, given);
      expect([answer.status, answer.body.invalidParams.map((each) => each.code)]).toEqual([
        400,
        [code],
      ]);
    }
  });

  it('have reasons that only who decides can read, without who gave them', async () => {
    const { body } = await draw(resident.client);
    await respond(neighbour.client, body.id, { answer: 'object', reason: 'Het park hoort erbij.' });

    const read = await chair.client.get<Json[]>(path(`/boundaries/${body.id}/responses`));
    const other = path(`/boundaries/${body.id}/responses`).replace(town.areaId, 'nowhere');

    expect(read.body).toEqual([
      { answer: 'object', reason: 'Het park hoort erbij.', respondedAt: expect.any(String) },
    ]);
    expect((await resident.client.get(path(`/boundaries/${body.id}/responses`))).status).toBe(403);
    expect((await chair.client.get(other)).status).toBe(404);
  });

  it('of another municipality are not there', async () => {
    const { body } = await draw(resident.client);
    const other = await aMunicipality(api);
    const administrator = await aPerson(api, other, 'administrator');
    const there = `/municipalities/${other.slug}/areas/${other.areaId}/boundaries/${body.id}`;

    const answers = await Promise.all([
      anybody.get(there),
      administrator.client.post(`${there}/decisions`, { outcome: 'adopted' }),
      administrator.client.send('PUT', `${there}/response`, { answer: 'confirm' }, {}),
      administrator.client.get(`${there}/responses`),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it('are never changed, also past the service', async () => {
    await draw(resident.client);
    const tables = ['area_boundary', 'area_boundary_response', 'area_boundary_decision'];

    for (const table of tables) {
      await expect(asOwner(api, `UPDATE ${table} SET reason = 'x'`)).rejects.toThrow('append_only');
      await expect(asOwner(api, `DELETE FROM ${table}`)).rejects.toThrow('append_only');
      await expect(asOwner(api, `TRUNCATE ${table} CASCADE`)).rejects.toThrow('append_only');
    }
  });
});
