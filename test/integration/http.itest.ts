import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import { aMunicipality, type TestMunicipality } from '../support/municipality.factory.js';

const PROBLEM = 'application/problem+json';

describe('the api as an HTTP service', () => {
  let api: TestApi;
  let client: TestClient;
  let town: TestMunicipality;

  beforeAll(async () => {
    api = await startTestApi();
    client = new TestClient(api);
    town = await aMunicipality(api);
  });

  afterAll(() => api.close());

  const root = (): string => new URL(api.baseUrl).origin;

  it('names its version and guards every answer, also an error', async () => {
    for (const path of ['/municipalities', '/nothing-here']) {
      const { headers } = await client.get(path);

      expect(headers.get('api-version')).toBe('1.0.0');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('answers an unknown path with a problem', async () => {
    const answer = await client.get('/nothing-here');

    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe(PROBLEM);
    expect(answer.body).toMatchObject({ type: 'about:blank', title: 'Not Found', status: 404 });
  });

  it('does not take a trailing slash', async () => {
    expect((await client.get('/municipalities')).status).toBe(200);
    expect((await client.get('/municipalities/')).status).toBe(404);
  });

  it('answers a method that a path does not have with 405, and says which it has', async () => {
    const answer = await client.send('DELETE', `/municipalities/${town.slug}`, undefined, {});

    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
    expect(answer.body).toMatchObject({ status: 405, title: 'Method Not Allowed' });
  });

  it('refuses a body of another type with 415', async () => {
    const path = `/municipalities/${town.slug}/sessions`;
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/xml']) {
      const answer = await client.send('POST', path, 'a=b', { 'content-type': type });

      expect([type, answer.status]).toEqual([type, 415]);
      expect(answer.headers.get('content-type')).toBe(PROBLEM);
    }
  });

  it('refuses to send a type that it does not have with 406', async () => {
    const answer = await client.get('/municipalities', { accept: 'text/html' });

    expect(answer.status).toBe(406);
    expect(answer.body).toMatchObject({ status: 406, title: 'Not Acceptable' });
  });

  it.each([
    ['broken JSON', '{"email":'],
    ['a poisoned prototype', '{"__proto__":{"isAdmin":true}}'],
    ['a bare number', '7'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a body nested 5,000 levels deep', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
  ])('refuses %s with 400', async (_name, body) => {
    const answer = await client.send('POST', `/municipalities/${town.slug}/sessions`, body, {
      'content-type': 'application/json',
    });

    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe(PROBLEM);
  });

  it('refuses a body of more than a megabyte with 413', async () => {
    const answer = await client.send(
      'POST',
      `/municipalities/${town.slug}/sessions`,
      JSON.stringify({ email: 'x'.repeat(1_100_000) }),
      { 'content-type': 'application/json' },
    );

    expect(answer.status).toBe(413);
  });

  it('pages a list and says where the other pages are', async () => {
    await aMunicipality(api);
    await aMunicipality(api);

    const answer = await client.get<unknown[]>('/municipalities?page=2&perPage=1');

    expect(answer.body).toHaveLength(1);
    expect(answer.headers.get('total-count')).toBe('3');
    expect(answer.headers.get('link')).toBe(
      '</api/v1/municipalities?page=1&perPage=1>; rel="first", ' +
        '</api/v1/municipalities?page=1&perPage=1>; rel="prev", ' +
        '</api/v1/municipalities?page=3&perPage=1>; rel="next", ' +
        '</api/v1/municipalities?page=3&perPage=1>; rel="last"',
    );
  });

  it.each(['page=0', 'perPage=101', 'page=x', 'perPage=1.5', 'colour=red', 'page=1&page=2'])(
    'refuses the query %s and names what is wrong',
    async (query) => {
      const answer = await client.get(`/municipalities?${query}`);

      expect(answer.status).toBe(400);
      expect(answer.body['invalidParams']).not.toHaveLength(0);
    },
  );

  it('answers 404 for a municipality that is not here', async () => {
    const answer = await client.get('/municipalities/nergens');

    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:not-found' });
  });

  it('tells the machines that run it how it is', async () => {
    const live = await fetch(`${root()}/health/live`);
    const ready = await fetch(`${root()}/health/ready`);

    expect([live.status, ready.status]).toEqual([200, 200]);
  });

  it('publishes its description to every site', async () => {
    const answer = await client.get('/openapi.json');

    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.body).toMatchObject({
      openapi: '3.1.0',
      servers: [{ url: `${api.origin}/api/v1` }],
    });
  });

  it.each(['/municipalities/%F0', '/municipalities/%', '/municipalities/%00'])(
    'answers the broken address %s with a problem',
    async (path) => {
      const answer = await client.get(path);

      expect([400, 404]).toContain(answer.status);
      expect(answer.headers.get('content-type')).toContain(PROBLEM);
    },
  );

  it('answers garbage on the wire with 400 and goes on', async () => {
    const { hostname, port } = new URL(api.baseUrl);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.write('HELLO\r\n\r\n'));
      socket.once('data', (data) => {
        resolve(data.toString());
        socket.destroy();
      });
    });

    expect(answer).toContain('400 Bad Request');
    expect((await client.get('/municipalities')).status).toBe(200);
  });
});
