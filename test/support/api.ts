import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Clock } from '#persistence';
import { ApiConfig } from '../../apps/api/src/api.config.js';
import { createApi } from '../../apps/api/src/api-app.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

export type TestApi = {
  /** `http://127.0.0.1:<port>/api/v1`. */
  readonly baseUrl: string;
  readonly origin: string;
  readonly database: TestDatabase;
  close(): Promise<void>;
};

const SECRET = 'a-secret-for-tests-of-32-characters-or-more';

/** The settings of the api in tests: the real ones, with secrets that are no secret. */
export function testApiConfig(databaseUrl: string, publicUrl: string): ApiConfig {
  return new ApiConfig({
    databaseUrl,
    publicUrl,
    voterKeySecret: SECRET,
    sessionSecret: SECRET,
    isDemo: true,
    logLevel: 'fatal',
    host: '127.0.0.1',
    port: 0,
    addressLocatorUrl: null,
    clamdAddress: null,
  });
}

/** Starts the api on a free port with a database of its own, set up as in `main`; by another clock where one is given. */
export async function startTestApi(clock: Clock | null = null): Promise<TestApi> {
  const database = await createTestDatabase();
  const origin = 'http://wijkkas.test';
  const app = await createApi(testApiConfig(database.url, origin), clock);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/api/v1`,
    origin,
    database,
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

export type Answer<Body> = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
};

/** Any JSON object, for looking into answers. */
export type Json = { readonly [name: string]: unknown };

/** Somebody who talks to the api: signed in by cookie, or by token, or not at all. */
export class TestClient {
  constructor(
    private readonly api: { readonly baseUrl: string; readonly origin: string },
    private readonly credentials: { readonly cookie?: string; readonly token?: string } = {},
  ) {}

  get<Body = Json>(path: string, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.send('GET', path, undefined, headers);
  }

  /** Posts JSON, with a new Idempotency-Key unless one is given. */
  post<Body = Json>(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.send('POST', path, body, { 'idempotency-key': randomUUID(), ...headers });
  }

  patch<Body = Json>(path: string, body: unknown, version: number): Promise<Answer<Body>> {
    return this.send('PATCH', path, body, { 'if-match': `"${version}"` });
  }

  delete<Body = Json>(path: string): Promise<Answer<Body>> {
    return this.send('DELETE', path, undefined, {});
  }

  async send<Body = Json>(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer<Body>> {
    const isText = typeof body === 'string';
    const response = await fetch(`${this.api.baseUrl}${path}`, {
      method,
      headers: {
        origin: this.api.origin,
        ...(this.credentials.cookie === undefined ? {} : { cookie: this.credentials.cookie }),
        ...(this.credentials.token === undefined
          ? {}
          : { authorization: `Bearer ${this.credentials.token}` }),
        ...(body === undefined || isText ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as Body,
    };
  }
}
