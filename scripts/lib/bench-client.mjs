// @ts-check
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Failure } from './failure.mjs';

/**
 * @typedef {Record<string, unknown>} Json
 * @typedef {object} Person somebody who is signed in
 * @property {string} cookie
 *
 * @typedef {object} Town the demo municipality of a started service
 * @property {import('./service.mjs').Service} service
 * @property {string} path
 */

/**
 * @param {import('./service.mjs').Service} service
 * @returns {Promise<Town>}
 */
export async function demoTown(service) {
  const [municipality] = await getList({ service, path: '/municipalities' }, '');
  return { service, path: `/municipalities/${String(municipality?.['slug'])}` };
}

/**
 * @param {Town} town
 * @param {string} role
 * @returns {Promise<Person>} a demo account with this role
 */
export async function signInAs(town, role) {
  const account = town.service.demo?.accounts.find((each) => each.role.startsWith(role));
  if (account === undefined) throw new Failure(`The demo has no ${role}.`);
  return signIn(town, { email: account.email, password: account.password });
}

/**
 * @param {Town} town
 * @param {Json} credentials
 * @returns {Promise<Person>}
 */
export async function signIn(town, credentials) {
  const response = await send(town, '/sessions', credentials, {});
  return { cookie: response.headers.get('set-cookie')?.split(';', 1)[0] ?? '' };
}

/**
 * Posts with a new Idempotency-Key.
 *
 * @param {Town} town
 * @param {string} path
 * @param {Json} body
 * @param {Person} person
 * @returns {Promise<Json>}
 */
export async function post(town, path, body, { cookie }) {
  const response = await send(town, path, body, { cookie, 'idempotency-key': randomUUID() });
  return /** @type {Json} */ (await response.json());
}

/**
 * @param {Town} town
 * @param {string} path
 * @param {Person} [person]
 * @returns {Promise<Json[]>} the first hundred
 */
export async function getList(town, path, person) {
  const address = `${town.service.url}/api/v1${town.path}${path}?perPage=100`;
  const response = await fetch(address, { headers: person === undefined ? {} : { ...person } });
  if (!response.ok) throw new Failure(`${path} answered ${String(response.status)}.`);
  return /** @type {Json[]} */ (await response.json());
}

/**
 * @param {Town} town
 * @param {string} path
 * @param {Json} body
 * @param {Record<string, string>} headers
 */
async function send({ service, path: town }, path, body, headers) {
  const response = await fetch(`${service.url}/api/v1${town}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: service.url, ...headers },
    body: JSON.stringify(body),
  });
  if (response.status !== 201) {
    throw new Failure(`${path} answered ${String(response.status)}: ${await response.text()}`);
  }
  return response;
}

/**
 * How many pieces of work are done in a second when so many are under way at once.
 *
 * @param {number} count
 * @param {number} atOnce
 * @param {(index: number) => Promise<unknown>} work
 */
export async function perSecond(count, atOnce, work) {
  let next = 0;
  const startedAt = performance.now();
  const lane = async () => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return (count * 1000) / (performance.now() - startedAt);
}

/**
 * Work on the database itself, past the service but with its rights: one transaction each.
 *
 * @param {import('./service.mjs').Service} service
 * @param {number} connections
 * @param {(transaction: (sql: [string, unknown[]][]) => Promise<void>) => Promise<number>} work
 * @returns {Promise<number>}
 */
export async function withDatabase(service, connections, work) {
  const pool = new pg.Pool({
    connectionString: service.databaseUrl,
    max: connections,
    options: '-c role=wijkkas_app',
  });
  try {
    const municipalityId = await municipalityOf(pool);
    return await work(async (statements) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query(`SELECT set_config('wijkkas.municipality_id', $1, true)`, [
          municipalityId,
        ]);
        for (const [sql, values] of statements) await client.query(sql, values);
        await client.query('COMMIT');
      } finally {
        client.release();
      }
    });
  } finally {
    await pool.end();
  }
}

/** @param {pg.Pool} pool */
async function municipalityOf(pool) {
  /** @type {pg.QueryResult<{ id: string }>} */
  const { rows } = await pool.query('SELECT id FROM municipality LIMIT 1');
  return rows[0]?.id ?? '';
}
