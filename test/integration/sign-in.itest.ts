import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { passwordHash } from '#platform';
import { randomUUID } from 'node:crypto';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import {
  aMachine,
  aMunicipality,
  aPerson,
  asOwner,
  dayFromToday,
  type TestMunicipality,
} from '../support/municipality.factory.js';

describe('signing in', () => {
  let api: TestApi;
  let town: TestMunicipality;
  const path = (rest: string): string => `/municipalities/${town.slug}${rest}`;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
  });

  afterAll(() => api.close());

  async function anAccount(isDemo = false): Promise<{ email: string; password: string }> {
    const [person, email, password] = [
      randomUUID(),
      `${randomUUID()}@linde.example`,
      'zonnebloem-8',
    ];
    await asOwner(api, `INSERT INTO person (id, municipality_id, email) VALUES ($1, $2, $3)`, [
      person,
      town.id,
      email,
    ]);
    await asOwner(
      api,
      `INSERT INTO credential (id, municipality_id, person_id, kind, secret_hash, is_demo) VALUES ($1, $2, $3, 'password', $4, $5)`,
      [randomUUID(), town.id, person, await passwordHash(password), isDemo],
    );
    return { email, password };
  }

  it('gives a person with a letter a session, with the roles of today', async () => {
    const { client, id } = await aPerson(api, town, 'chair');

    const answer = await client.get(path('/sessions/current'));

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      personId: id,
      name: 'Test chair',
      roles: [{ role: 'chair', wijkteamId: town.wijkteamId }],
    });
  });

  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const account = await anAccount();

    const answer = await new TestClient(api).post(path('/sessions'), account);

    const cookie = answer.headers.get('set-cookie');
    expect(answer.status).toBe(201);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    expect(cookie).toContain(`Path=/api/v1/municipalities/${town.slug}`);
  });

  it('answers a wrong password and an unknown address with the same words', async () => {
    const { email } = await anAccount();
    const client = new TestClient(api);

    const wrong = await client.post(path('/sessions'), { email, password: 'verkeerd' });
    const unknown = await client.post(path('/sessions'), {
      email: 'niemand@linde.example',
      password: 'verkeerd',
    });

    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual(unknown.body);
  });

  it('makes somebody who keeps guessing wait, also with the right password', async () => {
    const account = await anAccount();
    const client = new TestClient(api);
    for (let failures = 0; failures < 10; failures += 1) {
      await client.post(path('/sessions'), { ...account, password: 'verkeerd' });
    }

    const answer = await client.post(path('/sessions'), account);

    expect(answer.status).toBe(429);
    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:too-many-sign-ins' });
  });

  it('ends a session for good when somebody signs out', async () => {
    const { client } = await aPerson(api, town, 'member');

    const ended = await client.delete(path('/sessions/current'));
    const after = await client.get(path('/sessions/current'));

    expect(ended.status).toBe(204);
    expect(after.status).toBe(204);
  });

  it('refuses a changing request that another site sends with the cookie', async () => {
    const { client } = await aPerson(api, town, 'member');

    const answer = await client.send('DELETE', path('/sessions/current'), undefined, {
      origin: 'https://evil.example',
    });

    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:cross-site-request' });
  });

  it('does not take the session of one municipality in another', async () => {
    const other = await aMunicipality(api);
    const { client } = await aPerson(api, town, 'administrator');

    const answer = await client.get(`/municipalities/${other.slug}/sessions/current`);

    expect(answer.status).toBe(204);
  });

  it('does not take a tampered cookie', async () => {
    const client = new TestClient(api, { cookie: `wijkkas_session=${town.slug}.abc.def` });

    const answer = await client.get(path('/sessions/current'));

    expect(answer.status).toBe(204);
  });

  it('lets a role end with its last day', async () => {
    const { client } = await aPerson(api, town, 'member', { until: dayFromToday(-2) });

    const answer = await client.get(path('/sessions/current'));

    expect(answer.status).toBe(403);
  });

  it('refuses a token that it does not know', async () => {
    const answer = await new TestClient(api, { token: 'unknown' }).get(path('/sessions/current'));

    expect(answer.status).toBe(401);
  });

  it('gives a machine what its token says and nothing more', async () => {
    const machine = await aMachine(api, town, ['read-ledger']);

    const answer = await machine.get(path('/sessions/current'));

    expect(answer.status).toBe(403);
  });

  it('names every missing field at once', async () => {
    const answer = await new TestClient(api).post(path('/sessions'), { colour: 'red' });

    expect(answer.status).toBe(400);
    const { invalidParams } = answer.body as { invalidParams: { name: string }[] };
    expect(new Set(invalidParams.map(({ name }) => name))).toEqual(
      new Set(['colour', 'email', 'password']),
    );
  });
});
