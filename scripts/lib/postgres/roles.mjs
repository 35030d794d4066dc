// @ts-check
import { Failure } from '../failure.mjs';

/**
 * @typedef {object} Login
 * @property {string} name
 * @property {string} password
 */

const WRONG_PASSWORD = '28P01';

/**
 * Makes the database and its two logins when they are not there: the owner, who migrates, and the service, which may
 * do only what migrations grant it. As in production, neither is a superuser.
 *
 * @param {string} adminUrl of the database `postgres`, as the superuser
 * @param {{ database: string, owner: Login, service: Login }} wanted
 */
export async function ensureDatabase(adminUrl, { database, owner, service }) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: adminUrl });
  try {
    await client.connect();
    await ensureRole(client, owner, 'CREATEROLE');
    await ensureRole(client, service, 'NOCREATEROLE');
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) {
      await client.query(
        `CREATE DATABASE ${client.escapeIdentifier(database)} OWNER ${owner.name}`,
      );
    }
  } catch (error) {
    if (/** @type {{ code?: unknown }} */ (error).code !== WRONG_PASSWORD) throw error;
    throw new Failure(
      'The password of the data folder is lost, as secrets.json beside it was removed or changed: ' +
        'put that file back, or begin anew with `npm start -- --fresh`.',
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * @param {import('pg').Client} client
 * @param {Login} login
 * @param {string} attributes
 */
async function ensureRole(client, { name, password }, attributes) {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER';
  const role = client.escapeIdentifier(name);
  await client.query(
    `${verb} ROLE ${role} LOGIN ${attributes} PASSWORD ${client.escapeLiteral(password)}`,
  );
}
