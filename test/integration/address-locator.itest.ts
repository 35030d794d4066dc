import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiConfig } from '../../apps/api/src/api.config.js';
import { createApi } from '../../apps/api/src/api-app.js';
import { type Answer, type Json, type TestApi, testApiConfig, TestClient } from '../support/api.js';
import {
  ADDRESS_HEADING,
  ADDRESS_LINES,
  aDividedTown,
  type CodedTown,
  replaceDirectory,
} from '../support/divided-town.factory.js';
import { createTestDatabase } from '../support/test-database.js';

/** An answer as the national service gives it. */
const located = (doc: object | null): string =>
  JSON.stringify({
    response: { numFound: doc === null ? 0 : 1, start: 0, docs: doc === null ? [] : [doc] },
  });
const IN_OUDORP = {
  buurtcode: 'BU03610202',
  wijkcode: 'WK036102',
  gemeentecode: '0361',
  centroide_ll: 'POINT(4.717 52.605)',
};

describe('addresses at the national service', () => {
  let service: Server;
  let answerOf: RequestListener;
  const asked: URL[] = [];
  let api: TestApi;
  let divided: CodedTown;
  const lookUp = (query: string): Promise<Answer<Json>> =>
    new TestClient(api).get(divided.path(`/address-lookups?${query}`));

  beforeAll(async () => {
    service = createServer((request, response) => {
      asked.push(new URL(request.url ?? '', 'http://service'));
      answerOf(request, response);
    });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    const { port } = service.address() as AddressInfo;
    api = await startApiWith(`http://127.0.0.1:${port}/v3_1/`);
    divided = await aDividedTown(api);
    const csv = [ADDRESS_HEADING, ...ADDRESS_LINES].join('\n');
    await replaceDirectory(divided, divided.administrator, { csv, version: 0 });
  });

  afterAll(async () => {
    await api.close();
    service.closeAllConnections();
    await new Promise((resolve) => service.close(resolve));
  });

  async function startApiWith(addressLocatorUrl: string): Promise<TestApi> {
    const database = await createTestDatabase();
    const origin = 'http://wijkkas.test';
    const { values } = testApiConfig(database.url, origin);
    const app = await createApi(new ApiConfig({ ...values, addressLocatorUrl }));
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const close = async (): Promise<void> => {
      await app.close();
      await database.drop();
    };
    return { baseUrl: `http://127.0.0.1:${port}/api/v1`, origin, database, close };
  }

  function answers(status: number, body: string, headers: Record<string, string> = {}): void {
    answerOf = (_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    };
  }

  const UNKNOWN_HERE = 'postcode=1811XX&houseNumber=9';

  it('are asked for when the directory does not know them, and only then', async () => {
    asked.length = 0;
    answers(200, located(IN_OUDORP));

    const { body } = await lookUp(UNKNOWN_HERE);
    await lookUp('postcode=1811AB&houseNumber=12');

    expect(body).toMatchObject({
      buurt: { name: 'Oudorp-Polder' },
      wijk: { name: 'Oudorp' },
      source: 'national',
    });
    expect(
      asked.map(({ pathname, searchParams }) => [
        pathname,
        searchParams.get('q'),
        searchParams.get('fq'),
      ]),
    ).toEqual([['/v3_1/free', 'postcode:1811XX AND huisnummer:9', 'type:adres']]);
  });

  it('are placed by their point when their buurt has another code here', async () => {
    answers(
      200,
      located({ ...IN_OUDORP, buurtcode: 'BU03619999', centroide_ll: 'POINT(4.707 52.605)' }),
    );

    expect((await lookUp(UNKNOWN_HERE)).body).toMatchObject({ buurt: { name: 'Zuid-Oost' } });
  });

  it.each([
    ['unknown to it', located(null)],
    ['in another municipality', located({ ...IN_OUDORP, gemeentecode: '0518' })],
    [
      'in no buurt of ours',
      located({ ...IN_OUDORP, buurtcode: 'BU03619999', centroide_ll: 'POINT(6 52)' }),
    ],
  ])('that are %s are not known', async (_, body) => {
    answers(200, body);

    expect(await lookUp(UNKNOWN_HERE)).toMatchObject({
      status: 404,
      body: { type: 'urn:wijkkas:problem:address-unknown' },
    });
  });

  it.each([
    ['fails', 500, located(IN_OUDORP), {}],
    ['sends elsewhere', 302, '', { location: 'http://127.0.0.1:1/' }],
    ['answers in HTML', 200, '<html>', {}],
    ['answers nothing', 200, 'null', {}],
    ['answers something else', 200, located({ buurtcode: 7 }), {}],
    [
      'answers a point that is none',
      200,
      located({ ...IN_OUDORP, centroide_ll: 'POINT(1 2 3)' }),
      {},
    ],
    ['answers without end', 200, located({ ...IN_OUDORP, note: 'x'.repeat(100_000) }), {}],
  ])('cannot be had when it %s', async (_, status, body, headers) => {
    answers(status, body, headers);

    const answer = await lookUp(UNKNOWN_HERE);

    expect(answer).toMatchObject({
      status: 503,
      body: { type: 'urn:wijkkas:problem:address-service-unavailable' },
    });
    expect(JSON.stringify(answer.body)).not.toContain('1811XX');
  });

  it('are not waited for long', async () => {
    answerOf = () => undefined;
    const started = performance.now();

    const answer = await lookUp(UNKNOWN_HERE);

    expect(answer.status).toBe(503);
    expect(performance.now() - started).toBeLessThan(6_000);
  });
});
