// @ts-check
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { startPostgres } from './postgres/server.mjs';
import { checkPostgres, checkRedis } from './reachable.mjs';
import { findRedisServer, startRedis } from './redis.mjs';
import { given } from './service-environment.mjs';

export const NO_REDIS =
  'The Redis half of the queue suites was not run: no REDIS_URL and no redis-server on the path.';

/**
 * @typedef {object} TestServices
 * @property {string} databaseUrl of a PostgreSQL in which tests may make databases and roles
 * @property {string | undefined} redisUrl undefined when there is no Redis
 * @property {() => Promise<void>} stop
 */

/**
 * Refuses to go on without Redis where it is mandatory.
 *
 * @throws {Failure}
 */
export function requireRedisOnCi() {
  if (given('CI') === undefined || given('CI') === 'false') return;
  if (given('REDIS_URL') === undefined && findRedisServer() === undefined) {
    throw new Failure(
      'The tests need Redis where CI is set, and there is no REDIS_URL and no redis-server on the path: ' +
        'install one (apt-get install redis-server), or unset CI.',
    );
  }
}

/**
 * The servers that tests work with: those that are given, otherwise some of their own in a temporary folder, which is
 * removed when they stop.
 *
 * @param {import('./report.mjs').Report} report
 * @param {AbortSignal} signal
 * @returns {Promise<TestServices>}
 */
export async function startTestServices(report, signal) {
  const folder = mkdtempSync(join(tmpdir(), 'wijkkas-test-'));
  /** @type {(() => Promise<void>)[]} */
  const stops = [];
  const stop = async () => {
    await Promise.allSettled(stops.map((end) => end()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const databaseUrl = await report.step('PostgreSQL', (say) =>
      openPostgres({ folder, stops, signal, say }),
    );
    const redisUrl = await report.step('Redis', (say) => openRedis({ folder, stops, signal, say }));
    return { databaseUrl, redisUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @typedef {object} Opening
 * @property {string} folder
 * @property {(() => Promise<void>)[]} stops
 * @property {AbortSignal} signal
 * @property {import('./report.mjs').Say} say
 */

/** @param {Opening} opening */
async function openPostgres({ folder, stops, signal, say }) {
  const url = given('TEST_DATABASE_URL') ?? given('DATABASE_URL');
  if (url !== undefined) {
    await checkPostgres(url);
    say('the one that is given');
    return url;
  }
  const server = await startPostgres({
    folder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    password: randomBytes(16).toString('hex'),
    id: randomBytes(6).toString('hex'),
    isLasting: false,
    signal,
  });
  stops.push(() => server.process.stop());
  say(`port ${String(server.port)}, for this run only`);
  return server.url('postgres');
}

/** @param {Opening} opening */
async function openRedis({ folder, stops, say }) {
  const url = given('TEST_REDIS_URL') ?? given('REDIS_URL');
  if (url !== undefined) {
    await checkRedis(url);
    say('the one that is given');
    return url;
  }
  const command = findRedisServer();
  if (command === undefined) {
    say('none');
    return undefined;
  }
  const redis = await startRedis(command, folder);
  stops.push(() => redis.process.stop());
  say(`${redis.url}, for this run only`);
  return redis.url;
}
