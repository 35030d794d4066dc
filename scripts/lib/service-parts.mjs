// @ts-check
import { join } from 'node:path';
import { defineApi, defineWorker, loadDemo } from './apps.mjs';
import { startDatabase, useDatabase } from './database.mjs';
import { startMailCatcher } from './mail-catcher.mjs';
import { startMailPage } from './mail-page.mjs';
import { diskFullIn, lastLines } from './failure.mjs';
import { freePort } from './ports.mjs';
import { checkRedis } from './reachable.mjs';
import { saveSecrets } from './secrets.mjs';
import { appEnvironment } from './service-environment.mjs';

/**
 * @typedef {import('./managed-process.mjs').ManagedProcess} ManagedProcess
 * @typedef {import('./secrets.mjs').Secrets} Secrets
 * @typedef {import('./service-environment.mjs').Facts} Facts
 * @typedef {import('./service.mjs').ServiceOptions & { report: import('./report.mjs').Report }} Options
 *
 * @typedef {object} Stop
 * @property {string} name
 * @property {() => Promise<void>} stop
 */

/**
 * The database that is given, otherwise the embedded one.
 *
 * @param {Options} options
 * @param {Secrets} secrets
 * @param {import('./report.mjs').Say} say
 */
export function openDatabase(options, secrets, say) {
  const {
    dataFolder,
    databaseUrl,
    migrationDatabaseUrl,
    isForTest = false,
    signal,
    onSpawn,
  } = options;
  return databaseUrl === undefined
    ? startDatabase({
        ...{ dataFolder, secrets, say, signal, onSpawn },
        isThrownAway: isForTest,
        isInOurGroup: isForTest,
      })
    : useDatabase(databaseUrl, migrationDatabaseUrl, say);
}

/**
 * @param {Options} options
 * @param {import('./report.mjs').Say} say
 */
export async function checkQueues({ redisUrl }, say) {
  if (redisUrl === undefined) {
    say('in PostgreSQL');
    return;
  }
  await checkRedis(redisUrl);
  say('in the Redis of REDIS_URL');
}

/**
 * The mail server that is given, otherwise a catcher.
 *
 * @param {Options} options
 * @returns {Promise<{ url: string, folder: string, pageUrl: string | undefined, stops: Stop[] }>}
 */
export async function openMail({ dataFolder, smtpUrl, report }) {
  const folder = join(dataFolder, 'mail');
  if (smtpUrl !== undefined) return { url: smtpUrl, folder, pageUrl: undefined, stops: [] };
  const { url, stop } = await report.step('Mail catcher', () => startMailCatcher(folder));
  const page = await startMailPage(folder);
  const stops = [
    { name: 'mail catcher', stop },
    { name: 'mail page', stop: page.stop },
  ];
  return { url, folder, pageUrl: page.url, stops };
}

/**
 * The ports of the apis: the first one as wanted, the others free ones.
 *
 * @param {Options} options
 * @returns {Promise<number[]>}
 */
export async function takePorts({ port, apis = 1 }) {
  const ports = new Set([port ?? (await freePort())]);
  while (ports.size < apis) ports.add(await freePort());
  return [...ports];
}

/** @param {string} dataFolder */
export function logFolderOf(dataFolder) {
  return join(dataFolder, 'log');
}

/** @param {number} port */
export function urlOf(port) {
  return `http://localhost:${String(port)}`;
}

/**
 * @param {Options} options
 * @param {{ secrets: Secrets, database: import('./database.mjs').Database, smtpUrl: string, ports: number[] }} found
 * @returns {Facts}
 */
export function gatherFacts(options, { secrets, database, smtpUrl, ports }) {
  return {
    secrets,
    smtpUrl,
    databaseUrl: database.url,
    migrationDatabaseUrl: database.migrationUrl,
    redisUrl: options.redisUrl,
    host: options.host ?? '127.0.0.1',
    publicUrl: urlOf(ports[0] ?? 0),
    isDemo: options.isDemo ?? false,
    more: options.env ?? {},
  };
}

/**
 * Loads the demo and keeps how to enter it: what is shown once only, such as a token, is still known after a restart.
 *
 * @param {Options} options
 * @param {Facts} facts
 */
export function prepareDemo({ dataFolder, report, signal }, facts) {
  return report.step('Demo municipality', async () => {
    const { secrets } = facts;
    const demo = { ...secrets.demo, ...(await loadDemo(appEnvironment(facts), signal)) };
    saveSecrets(dataFolder, Object.assign(secrets, { demo }));
    return demo;
  });
}

/**
 * @param {Options} options
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly number[]} ports one for each api
 */
export function defineApps({ dataFolder, workers = 1, isForTest = false, onSpawn }, env, ports) {
  const logFolder = logFolderOf(dataFolder);
  const common = { env, logFolder, isInOurGroup: isForTest, onSpawn };
  return {
    workers: Array.from({ length: workers }, (_, index) =>
      defineWorker({ ...common, name: numbered('worker', index) }),
    ),
    apis: ports.map((port, index) => defineApi({ ...common, name: numbered('api', index), port })),
  };
}

/**
 * Starts all apps at once.
 *
 * @param {Options} options
 * @param {{ apis: ManagedProcess[], workers: ManagedProcess[] }} apps
 */
export function startApps({ report, signal }, { apis, workers }) {
  return report.step('Api and worker', async () => {
    const apps = [...apis, ...workers];
    const breakOff = () => {
      for (const app of apps) void app.stop();
    };
    signal?.addEventListener('abort', breakOff);
    const starts = await Promise.allSettled(apps.map((app) => app.start()));
    signal?.removeEventListener('abort', breakOff);
    signal?.throwIfAborted();
    const failed = starts.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  });
}

/**
 * Settles with what went wrong when the first of these processes ends unasked.
 *
 * @param {readonly ManagedProcess[]} processes
 * @returns {Promise<import('./failure.mjs').Failure>}
 */
export function firstBroken(processes) {
  return new Promise((resolve) => {
    for (const process of processes) process.onBroken(resolve);
  });
}

/**
 * The cause behind a failure: when the database has just run out of disk, whatever failed, failed for that.
 *
 * @template T
 * @param {T} error
 * @param {ManagedProcess | undefined} server
 * @returns {T | import('./failure.mjs').Failure}
 */
export function causeOf(error, server) {
  const log = lastLines(server?.log() ?? '', 30);
  return diskFullIn(log, { cause: error }) ?? error;
}

/**
 * @param {ManagedProcess} process
 * @returns {Stop}
 */
export function stopOf(process) {
  return { name: process.name, stop: () => process.stop() };
}

/**
 * @param {string} name
 * @param {number} index
 */
function numbered(name, index) {
  return index === 0 ? name : `${name} ${String(index + 1)}`;
}
