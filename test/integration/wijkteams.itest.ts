import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startTestApi, type Json, type TestApi, TestClient } from '../support/api.js';
import {
  aMachine,
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
} from '../support/municipality.factory.js';

describe('the teams of a municipality', () => {
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

  async function aWijkteam(): Promise<string> {
    const body = { areaId: town.areaId, name: aName() };
    const answer = await administrator.post<{ id: string }>(path('/wijkteams'), body);
    return answer.body.id;
  }

  describe('wijkteams', () => {
    it('are set up for an area, and read by anybody', async () => {
      const body = { areaId: town.areaId, name: aName(), description: 'Samen\r\nsterk' };

      const created = await administrator.post<{ id: string }>(path('/wijkteams'), body);
      const read = await anybody.get(path(`/wijkteams/${created.body.id}`));

      expect(created.status).toBe(201);
      expect(read.body).toEqual({ id: created.body.id, ...body, description: 'Samen\nsterk' });
      expect(read.headers.get('etag')).toBe('"1"');
    });

    it('are set up once for the same command', async () => {
      const body = { areaId: town.areaId, name: aName() };
      const key = { 'idempotency-key': randomUUID() };

      const first = await administrator.post(path('/wijkteams'), body, key);
      const again = await administrator.post(path('/wijkteams'), body, key);
      const other = await administrator.post(path('/wijkteams'), { ...body, name: aName() }, key);

      expect(again.body).toEqual(first.body);
      expect(other.body).toMatchObject({ type: 'urn:wijkkas:problem:idempotency-key-reused' });
    });

    it('are listed by name, page by page, without people', async () => {
      await aWijkteam();
      await aWijkteam();

      const { body, headers } = await anybody.get<Json[]>(
        path(`/wijkteams?perPage=2&areaId=${town.areaId}`),
      );

      expect(body).toHaveLength(2);
      expect(Number(headers.get('total-count'))).toBeGreaterThan(2);
      expect(body.map((each) => Object.keys(each))).toEqual(
        body.map(() => ['id', 'areaId', 'name', 'description']),
      );
    });

    it('have names of their own, whatever the capitals', async () => {
      const answers = await Promise.all(
        ['Wijkteam Zuid', 'wijkteam zuid', ' WIJKTEAM  ZUID'].map((name) =>
          administrator.post(path('/wijkteams'), { areaId: town.areaId, name }),
        ),
      );

      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    });

    it('change as they were read, and not over somebody else’s change', async () => {
      const id = await aWijkteam();

      const changed = await administrator.patch(
        path(`/wijkteams/${id}`),
        { description: 'Nieuw' },
        1,
      );
      const late = await administrator.patch(path(`/wijkteams/${id}`), { description: 'Oud' }, 1);
      const blind = await administrator.send('PATCH', path(`/wijkteams/${id}`), {}, {});

      expect(changed.status).toBe(200);
      expect(changed.headers.get('etag')).toBe('"2"');
      expect(changed.body).toMatchObject({ id, description: 'Nieuw', areaId: town.areaId });
      expect(late.status).toBe(412);
      expect(blind.status).toBe(428);
    });

    it('change one time when ten people change them at once', async () => {
      const id = await aWijkteam();

      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          administrator.patch(path(`/wijkteams/${id}`), { description: `${index}` }, 1),
        ),
      );

      expect(answers.map(({ status }) => status).toSorted()).toEqual([
        200,
        ...Array<number>(9).fill(412),
      ]);
    });

    it('do not take the name of another, and a name is not nothing', async () => {
      const id = await aWijkteam();

      const taken = await administrator.patch(
        path(`/wijkteams/${id}`),
        { name: 'WIJKTEAM de linde' },
        1,
      );
      const empty = await administrator.patch(
        path(`/wijkteams/${id}`),
        { name: null, description: null },
        1,
      );
      const invisible = await administrator.patch(
        path(`/wijkteams/${id}`),
        { name: 'A\u0000B' },
        1,
      );

      expect(taken.status).toBe(409);
      expect(empty.status).toBe(400);
      expect(invisible.status).toBe(400);
    });

    it.each(['/municipalities/nergens', '/municipalities/%00', '/municipalities/NERGENS'])(
      'of %s, which is no municipality, are not found',
      async (nowhere) => {
        expect((await anybody.get(nowhere)).status).toBe(404);
        expect((await anybody.get(`${nowhere}/wijkteams`)).status).toBe(404);
      },
    );

    it('are of an area that exists', async () => {
      const answer = await administrator.post(path('/wijkteams'), {
        areaId: randomUUID(),
        name: aName(),
      });

      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ resource: 'area' });
    });

    it('are managed by administrators, and by machines that may', async () => {
      const chair = await aPerson(api, town, 'chair');
      const machine = await aMachine(api, town, ['manage-municipality']);
      const body = { areaId: town.areaId, name: aName() };

      expect((await anybody.post(path('/wijkteams'), body)).status).toBe(401);
      expect((await chair.client.post(path('/wijkteams'), body)).status).toBe(403);
      expect((await machine.post(path('/wijkteams'), body)).status).toBe(201);
    });

    it('leave in the audit trail who set them up and changed them', async () => {
      const id = await aWijkteam();
      await administrator.patch(path(`/wijkteams/${id}`), { description: 'Nieuw' }, 1);

      const trail = await asOwner(
        api,
        `SELECT action FROM audit_entry WHERE subject_type = 'wijkteam' AND subject_id = $1 ORDER BY id`,
        [id],
      );

      expect(trail).toEqual([{ action: 'create-wijkteam' }, { action: 'change-wijkteam' }]);
    });
  });
});
