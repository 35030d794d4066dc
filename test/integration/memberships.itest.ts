import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ROLES, rolesExclude, WIJKTEAM_ROLES } from '#domain';
import { type Answer, startTestApi, type Json, type TestApi, TestClient } from '../support/api.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
} from '../support/municipality.factory.js';

const PASSWORD = 'vier woorden die niemand raadt';

describe('what people are', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let administrator: { id: string; client: TestClient };
  const path = (rest: string): string => `/municipalities/${town.slug}${rest}`;
  const ofTeam = (rest: string): string => path(`/wijkteams/${town.wijkteamId}${rest}`);

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    administrator = await aPerson(api, town, 'administrator');
  });

  afterAll(() => api.close());

  async function anAccount(): Promise<{ id: string; email: string }> {
    const email = `${randomUUID()}@linde.example`;
    const body = { name: 'Noor de Wit', email, password: PASSWORD };
    const answer = await administrator.client.post<{ id: string }>(path('/people'), body);
    return { id: answer.body.id, email };
  }

  function giveRole(
    personId: string,
    role: string,
    given: Json = {},
  ): Promise<Answer<{ id: string }>> {
    const isOfTeam = (WIJKTEAM_ROLES as readonly string[]).includes(role);
    const url = isOfTeam ? ofTeam('/memberships') : path('/municipal-roles');
    return administrator.client.post(url, { personId, role, validFromOn: '2026-01-01', ...given });
  }

  describe('roles', () => {
    it('hold from the first day and not before', async () => {
      const { id, email } = await anAccount();
      await giveRole(id, 'member');
      await giveRole(id, 'contact-person', { validFromOn: '2199-01-01' });

      const { body } = await new TestClient(api).post(path('/sessions'), {
        email,
        password: PASSWORD,
      });

      expect(body).toMatchObject({ roles: [{ role: 'member', wijkteamId: town.wijkteamId }] });
    });

    it('of a wijkteam are not given as municipal ones, nor the reverse', async () => {
      const { id } = await anAccount();
      const days = { personId: id, validFromOn: '2026-01-01' };

      const above = await administrator.client.post(path('/municipal-roles'), {
        ...days,
        role: 'chair',
      });
      const within = await administrator.client.post(ofTeam('/memberships'), {
        ...days,
        role: 'auditor',
      });

      expect([above.status, within.status]).toEqual([400, 400]);
    });

    it('are given once for the same days, however many ask at once', async () => {
      const { id } = await anAccount();

      const answers = await Promise.all(Array.from({ length: 10 }, () => giveRole(id, 'member')));

      expect(answers.map(({ status }) => status).toSorted()).toEqual([
        201,
        ...Array<number>(9).fill(409),
      ]);
    });

    it('that exclude each other are not given together, however the requests cross', async () => {
      const { id } = await anAccount();

      const answers = await Promise.all(
        ['auditor', 'finance-officer', 'administrator'].map((role) => giveRole(id, role)),
      );

      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    });

    it('are not given to oneself, whatever the capitals of the id', async () => {
      const ids = [administrator.id, administrator.id.toUpperCase()];

      const answers = await Promise.all(ids.map((id) => giveRole(id, 'member')));

      expect(answers.map(({ status }) => status)).toEqual([403, 403]);
      expect(answers[0]?.body).toMatchObject({ type: 'urn:wijkkas:problem:own-role' });
    });

    it.each(['2026-02-30', '2026-1-1', 'today', '0000-00-00', '9999-12-31'])(
      'do not begin on %s',
      async (validFromOn) => {
        const { id } = await anAccount();

        expect((await giveRole(id, 'member', { validFromOn })).status).toBe(400);
      },
    );

    it('are of people and wijkteams that exist', async () => {
      const { id } = await anAccount();
      const body = { personId: id, role: 'member', validFromOn: '2026-01-01' };

      const nobody = await giveRole(randomUUID(), 'member');
      const nowhere = await administrator.client.post(
        path(`/wijkteams/${randomUUID()}/memberships`),
        body,
      );

      expect(nobody.body).toMatchObject({ status: 404, resource: 'person' });
      expect(nowhere.body).toMatchObject({ status: 404, resource: 'wijkteam' });
    });

    it('exclude each other in the database as they do in the domain', async () => {
      const pairs = ROLES.flatMap((one) => ROLES.map((other) => [one, other] as const));

      const answers = await Promise.all(
        pairs.map(([one, other]) =>
          asOwner<{ exclude: boolean }>(api, 'SELECT roles_exclude($1, $2) AS exclude', [
            one,
            other,
          ]),
        ),
      );

      expect(answers.map(([row]) => row?.exclude)).toEqual(
        pairs.map(([one, other]) => rolesExclude(one, other)),
      );
    });

    it.each([
      ['member', '2026-06-30', 'membership_overlap'],
      ['auditor', '2026-06-30', 'roles_exclude'],
    ])(
      'cannot run into each other when written past the service: %s',
      async (role, from, refusal) => {
        const { id } = await anAccount();
        await giveRole(id, 'member', { validUntilOn: '2026-06-30' });
        const write = (day: string): Promise<unknown> =>
          asOwner(
            api,
            `INSERT INTO membership (id, municipality_id, person_id, role, wijkteam_id, valid_from_on) VALUES ($1, $2, $3, $4, $5, $6)`,
            [randomUUID(), town.id, id, role, role === 'member' ? town.wijkteamId : null, day],
          );

        await expect(write(from)).rejects.toThrow(refusal);
        await expect(write('2026-07-01')).resolves.toEqual([]);
      },
    );
  });

  describe('memberships', () => {
    it('are listed with names for who may read people, and never with addresses', async () => {
      const { id } = await anAccount();
      const days = { validFromOn: '2190-01-01', validUntilOn: '2190-12-31' };
      const { body: given } = await giveRole(id, 'chair', days);
      const auditor = await aPerson(api, town, 'auditor');

      const { body } = await auditor.client.get<Json[]>(
        ofTeam('/memberships?role=chair&activeOn=2190-01-01'),
      );

      expect(body).toEqual([
        {
          id: given.id,
          personId: id,
          personName: 'Noor de Wit',
          role: 'chair',
          wijkteamId: town.wijkteamId,
          validFromOn: '2190-01-01',
          validUntilOn: '2190-12-31',
          cameIn: 'appointment',
          areaId: null,
          isNamePublic: false,
          version: 1,
        },
      ]);
    });

    it('are not read by anybody else', async () => {
      const chair = await aPerson(api, town, 'chair', { until: '2189-12-31' });

      expect((await new TestClient(api).get(ofTeam('/memberships'))).status).toBe(401);
      expect((await chair.client.get(ofTeam('/memberships'))).status).toBe(403);
    });

    it('on a day that does not exist, or of a wijkteam that does not, are not listed', async () => {
      const { client } = administrator;

      expect((await client.get(ofTeam('/memberships?activeOn=2026-02-30'))).status).toBe(400);
      expect((await client.get(path(`/wijkteams/${randomUUID()}/memberships`))).status).toBe(404);
    });

    it('end on a day, as they were read', async () => {
      const { id, email } = await anAccount();
      const { body, headers } = await giveRole(id, 'member');
      const url = path(`/memberships/${body.id}`);

      const ended = await administrator.client.patch(url, { validUntilOn: '2026-01-02' }, 1);
      const late = await administrator.client.patch(url, { validUntilOn: null }, 1);
      const signedIn = await new TestClient(api).post(path('/sessions'), {
        email,
        password: PASSWORD,
      });

      expect(headers.get('etag')).toBe('"1"');
      expect(ended.body).toMatchObject({ validUntilOn: '2026-01-02', version: 2 });
      expect(ended.headers.get('etag')).toBe('"2"');
      expect(late.status).toBe(412);
      expect(signedIn.body).toMatchObject({ roles: [] });
    });

    it('do not end before they begin, nor without saying when', async () => {
      const { id } = await anAccount();
      const { body } = await giveRole(id, 'member');
      const url = path(`/memberships/${body.id}`);

      expect(
        (await administrator.client.patch(url, { validUntilOn: '2025-12-31' }, 1)).status,
      ).toBe(400);
      expect((await administrator.client.patch(url, {}, 1)).status).toBe(400);
      expect(
        (await administrator.client.send('PATCH', url, { validUntilOn: null }, {})).status,
      ).toBe(428);
    });

    it('are not prolonged into the next one', async () => {
      const { id } = await anAccount();
      const { body } = await giveRole(id, 'member', { validUntilOn: '2026-06-30' });
      await giveRole(id, 'member', { validFromOn: '2026-08-01' });

      const answer = await administrator.client.patch(
        path(`/memberships/${body.id}`),
        { validUntilOn: null },
        1,
      );

      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:membership-overlap' });
    });

    it('that do not exist are not found', async () => {
      const answer = await administrator.client.patch(
        path(`/memberships/${randomUUID()}`),
        { validUntilOn: null },
        1,
      );

      expect(answer.status).toBe(404);
    });

    it('leave in the audit trail who gave what to whom', async () => {
      const { id } = await anAccount();
      const { body } = await giveRole(id, 'member');
      await administrator.client.patch(
        path(`/memberships/${body.id}`),
        { validUntilOn: '2026-12-31' },
        1,
      );

      const trail = await asOwner(
        api,
        `SELECT actor, action, details FROM audit_entry WHERE subject_id = $1 ORDER BY id`,
        [body.id],
      );

      expect(trail).toMatchObject([
        {
          actor: `person:${administrator.id}`,
          action: 'give-role',
          details: { personId: id, role: 'member' },
        },
        { action: 'change-membership', details: { before: null, after: '2026-12-31' } },
      ]);
    });
  });
});
