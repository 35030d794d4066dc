// @ts-check
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDatabase } from './postgres/roles.mjs';
import { startPostgres } from './postgres/server.mjs';
import { checkPostgres } from './reachable.mjs';
import { saveSecrets } from './secrets.mjs';

/**
 * @typedef {object} Database
 * @property {string} url that api and worker sign in with
 * @property {string | undefined} migrationUrl that the owner of the schema signs in with
 * @property {import('./managed-process.mjs').ManagedProcess | undefined} server undefined when it is not ours
 */

/**
 * Uses the PostgreSQL that is given, once it answers.
 *
 * @param {string} url
 * @param {string | undefined} migrationUrl
 * @param {import('./report.mjs').Say} say
 * @returns {Promise<Database>}
 */
export async function useDatabase(url, migrationUrl, say) {
  await checkPostgres(url);
  say('that of DATABASE_URL');
  return { url, migrationUrl, server: undefined };
}

/**
 * Starts the embedded PostgreSQL of a data folder, with the database `wijkkas` and its logins.
 *
 * @param {object} options
 * @param {string} options.dataFolder
 * @param {import('./secrets.mjs').Secrets} options.secrets
 * @param {import('./report.mjs').Say} options.say
 * @param {boolean} options.isThrownAway the folder lives no longer than a test: fast, not safe
 * @param {boolean} options.isInOurGroup see ManagedProcess
 * @param {AbortSignal | undefined} options.signal
 * @param {((process: import('./managed-process.mjs').ManagedProcess) => void) | undefined} options.onSpawn
 * @returns {Promise<Database>}
 */
export async function startDatabase({
  dataFolder,
  secrets,
  say,
  isThrownAway,
  isInOurGroup,
  signal,
  onSpawn,
}) {
  mkdirSync(dataFolder, { recursive: true });
  const { id, superuserPassword, ownerPassword, servicePassword, postgresPort } = secrets;
  const { process, port, url, hasReplaced } = await startPostgres({
    folder: postgresFolder(dataFolder),
    logFile: join(dataFolder, 'log', 'postgres.log'),
    password: superuserPassword,
    id,
    isLasting: !isThrownAway,
    isInOurGroup,
    signal,
    ...(postgresPort === undefined ? {} : { port: postgresPort }),
    ...(onSpawn === undefined ? {} : { onSpawn }),
  });
  const owner = { name: 'wijkkas_owner', password: ownerPassword };
  const service = { name: 'wijkkas_service', password: servicePassword };
  try {
    await ensureDatabase(url('postgres'), { database: 'wijkkas', owner, service });
  } catch (error) {
    await process.stop();
    throw error;
  }
  if (port !== postgresPort)
    saveSecrets(dataFolder, Object.assign(secrets, { postgresPort: port }));
  say(`port ${String(port)}${hasReplaced ? ', after stopping the one of an earlier run' : ''}`);
  return {
    url: url('wijkkas', service.name, service.password),
    migrationUrl: url('wijkkas', owner.name, owner.password),
    server: process,
  };
}

/** @param {string} dataFolder */
export function postgresFolder(dataFolder) {
  return join(dataFolder, 'postgres');
}
