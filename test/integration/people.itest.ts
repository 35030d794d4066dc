import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { isLetterCode } from '#domain';
import { type Answer, startTestApi, type Json, type TestApi, TestClient } from '../support/api.js';
import {
  aMachine,
  aMunicipality,
  aPerson,
  asOwner,
  signInWithCode,
  type TestMunicipality,
} from '../support/municipality.factory.js';

const PASSWORD = 'vier woorden die niemand raadt';

describe('people', () => {
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

  describe('accounts', () => {
    it('are made with a password to sign in with, whatever the capitals of the address', async () => {
      const { id, email } = await anAccount();

      const signedIn = await new TestClient(api).post(path('/sessions'), {
        email: email.toUpperCase(),
        password: PASSWORD,
      });

      expect(signedIn.status).toBe(201);
      expect(signedIn.body).toEqual({ personId: id, name: 'Noor de Wit', roles: [] });
    });

    it('do not send the address back, and keep neither it nor the password nor the name with the answer', async () => {
      const email = `${randomUUID()}@linde.example`;
      const body = { name: 'Noor van der Zee', email, password: PASSWORD };
      const key = { 'idempotency-key': randomUUID() };

      const first = await administrator.client.post(path('/people'), body, key);
      const again = await administrator.client.post(path('/people'), body, key);
      const kept = await asOwner(
        api,
        `SELECT i.*, (SELECT json_agg(a) FROM audit_entry a) FROM idempotency_key i`,
      );

      expect(Object.keys(first.body)).toEqual(['id', 'name', 'hasPassword']);
      expect(again.body).toEqual(first.body);
      for (const secret of [email, 'Noor van der Zee', PASSWORD]) {
        expect(JSON.stringify(kept)).not.toContain(secret);
      }
    });

    it('have an address of their own', async () => {
      const { email } = await anAccount();

      const answer = await administrator.client.post(path('/people'), {
        name: 'Noor',
        email: email.toUpperCase(),
      });

      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({
        type: 'urn:wijkkas:problem:already-exists',
        field: 'email',
      });
      expect(JSON.stringify(answer.body)).not.toContain(email);
    });

    it('without a password cannot sign in', async () => {
      const email = `${randomUUID()}@linde.example`;
      const made = await administrator.client.post(path('/people'), { name: 'Noor', email });

      const answer = await new TestClient(api).post(path('/sessions'), {
        email,
        password: PASSWORD,
      });

      expect(made.body).toMatchObject({ hasPassword: false });
      expect(answer.status).toBe(401);
    });

    it('are refused with a weak password or no name, all at once', async () => {
      const answer = await administrator.client.post<{ invalidParams: Json[] }>(path('/people'), {
        name: '\u202e',
        email: 'noortje@linde.example',
        password: 'noortjenoortje',
      });

      expect(answer.status).toBe(400);
      expect(answer.body.invalidParams.map(({ code }) => code)).toEqual([
        'text-unprintable',
        'password-is-name',
      ]);
    });

    it('are made by administrators only', async () => {
      const { client } = await aPerson(api, town, 'auditor');
      const body = { name: 'Noor', email: 'noor@linde.example' };

      expect((await new TestClient(api).post(path('/people'), body)).status).toBe(401);
      expect((await client.post(path('/people'), body)).status).toBe(403);
    });
  });

  describe('residents', () => {
    function register(
      key: string,
      body: Json = { validFromOn: '2026-01-01' },
    ): Promise<Answer<{ personId: string; letterCode: string }>> {
      return administrator.client.post(ofTeam('/residents'), body, { 'idempotency-key': key });
    }

    it('get a code for the letter that signs them in, typed in any way', async () => {
      const { status, body } = await register(randomUUID());

      const resident = await signInWithCode(
        api,
        town.slug,
        body.letterCode.toLowerCase().replaceAll('-', ' '),
      );
      const session = await resident.get(path('/sessions/current'));

      expect(status).toBe(201);
      expect(isLetterCode(body.letterCode)).toBe(true);
      expect(session.body).toEqual({
        personId: body.personId,
        name: null,
        roles: [{ role: 'resident', wijkteamId: town.wijkteamId }],
      });
    });

    it('get the same code when the same command comes again, and one of their own otherwise', async () => {
      const key = randomUUID();

      const [first, again, other] = [
        await register(key),
        await register(key),
        await register(randomUUID()),
      ];

      expect(again.body).toEqual(first.body);
      expect(other.body.letterCode).not.toBe(first.body.letterCode);
    });

    it('leave their code nowhere in the database', async () => {
      const { body } = await register(randomUUID(), {
        name: 'Sam Smit',
        validFromOn: '2026-01-01',
      });
      const plain = body.letterCode.replaceAll('-', '');

      const [kept] = await asOwner<{ kept: string }>(
        api,
        `SELECT concat((SELECT json_agg(t) FROM idempotency_key t), (SELECT json_agg(t) FROM audit_entry t),
           (SELECT json_agg(t) FROM credential t), (SELECT json_agg(t) FROM outbox t)) AS kept`,
      );

      expect(kept?.kept).toContain(body.personId);
      expect(kept?.kept).not.toContain(plain);
      expect(kept?.kept).not.toContain(body.letterCode);
      expect(kept?.kept).not.toContain('Sam Smit');
    });

    it('are not registered from a day that does not exist, nor in a wijkteam that does not', async () => {
      const day = await register(randomUUID(), { validFromOn: '2026-02-30' });
      const nowhere = await administrator.client.post(
        path(`/wijkteams/${randomUUID()}/residents`),
        {
          validFromOn: '2026-01-01',
        },
      );

      expect(day.status).toBe(400);
      expect(nowhere.status).toBe(404);
    });

    it('are registered by who manages people only', async () => {
      const chair = await aPerson(api, town, 'chair');
      const machine = await aMachine(api, town, ['manage-people']);
      const body = { validFromOn: '2026-01-01' };

      expect((await chair.client.post(ofTeam('/residents'), body)).status).toBe(403);
      expect((await machine.post(ofTeam('/residents'), body)).status).toBe(201);
    });
  });
});
