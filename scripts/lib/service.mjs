// @ts-check
import { mkdirSync } from 'node:fs';
import { runCli } from './apps.mjs';
import { silentReport } from './report.mjs';
import { loadSecrets } from './secrets.mjs';
import { appEnvironment, migrationEnvironment } from './service-environment.mjs';
import {
  causeOf,
  checkQueues,
  defineApps,
  firstBroken,
  gatherFacts,
  logFolderOf,
  openDatabase,
  openMail,
  prepareDemo,
  startApps,
  stopOf,
  takePorts,
  urlOf,
} from './service-parts.mjs';

/**
 * @typedef {import('./managed-process.mjs').ManagedProcess} ManagedProcess
 * @typedef {import('./service-parts.mjs').Stop} Stop
 *
 * @typedef {object} ServiceOptions
 * @property {string} dataFolder holds database, mails, logs and secrets; made when it is not there
 * @property {import('./report.mjs').Report} [report] silent by default
 * @property {AbortSignal} [signal] breaks the start off; what was started is stopped
 * @property {number} [port] of the first api; by default a free one
 * @property {string} [host] default 127.0.0.1
 * @property {boolean} [isDemo] default false: an empty installation
 * @property {number} [apis] how many; default 1
 * @property {number} [workers] how many; default 1
 * @property {string | undefined} [databaseUrl] by default an embedded PostgreSQL
 * @property {string | undefined} [migrationDatabaseUrl]
 * @property {string | undefined} [redisUrl] by default the queues are in PostgreSQL
 * @property {string | undefined} [smtpUrl] by default a mail catcher
 * @property {NodeJS.ProcessEnv} [env] more variables for the apps
 * @property {boolean} [isForTest] the database need not outlive a power cut, and the processes end with the test's own
 * @property {(process: ManagedProcess) => void} [onSpawn] told of each process as soon as it runs
 *
 * @typedef {object} Service
 * @property {string} url of the first api
 * @property {string[]} urls of all
 * @property {ManagedProcess[]} apis
 * @property {ManagedProcess[]} workers
 * @property {ManagedProcess | undefined} postgres undefined when it was given
 * @property {string} databaseUrl
 * @property {string | undefined} migrationDatabaseUrl
 * @property {string} mailFolder
 * @property {string | undefined} mailPageUrl where the caught mail can be read; there is none with a mail server of one's own
 * @property {string} logFolder
 * @property {import('./secrets.mjs').DemoAccess | undefined} demo
 * @property {Promise<import('./failure.mjs').Failure>} whenBroken settles when a process ends unasked
 * @property {(report?: import('./report.mjs').Report) => Promise<void>} stop all, in order
 */

/**
 * Starts a whole Wijkkas from what is built: database, schema, demo, mail catcher, apis and workers, each as a process
 * that can be stopped, killed and started again.
 *
 * @param {ServiceOptions} options
 * @returns {Promise<Service>}
 * @throws {Failure} when a part does not come up; the parts before it are stopped then
 */
export async function startService(options) {
  /** @type {Started} */
  const started = { stops: [], server: undefined };
  try {
    return await start({ ...options, report: options.report ?? silentReport() }, started);
  } catch (error) {
    const cause = causeOf(error, started.server);
    await stopAll(started.stops, silentReport());
    throw cause;
  }
}

/**
 * @typedef {object} Started filled in the course of starting
 * @property {Stop[]} stops in the order of starting
 * @property {ManagedProcess | undefined} server the embedded database
 */

/**
 * @param {import('./service-parts.mjs').Options} options
 * @param {Started} started
 * @returns {Promise<Service>}
 */
async function start(options, started) {
  const { stops } = started;
  const { dataFolder, report, signal } = options;
  mkdirSync(dataFolder, { recursive: true });
  const secrets = loadSecrets(dataFolder);
  const database = await report.step('PostgreSQL', (say) => openDatabase(options, secrets, say));
  started.server = database.server;
  const servers = database.server === undefined ? [] : [database.server];
  stops.push(...servers.map(stopOf));
  await report.step('Queues', (say) => checkQueues(options, say));
  const mail = await openMail(options);
  stops.push(...mail.stops);
  const ports = await takePorts(options);
  const facts = gatherFacts(options, { secrets, database, smtpUrl: mail.url, ports });
  await report.step('Schema', () => runCli(['migrate'], migrationEnvironment(facts), signal));
  const demo = facts.isDemo ? await prepareDemo(options, facts) : undefined;
  const apps = defineApps(options, appEnvironment(facts), ports);
  const whenBroken = firstBroken([...servers, ...apps.workers, ...apps.apis]);
  stops.push(...[...apps.workers, ...apps.apis].map(stopOf));
  await startApps(options, apps);
  return {
    url: facts.publicUrl,
    urls: ports.map(urlOf),
    ...apps,
    postgres: database.server,
    databaseUrl: database.url,
    migrationDatabaseUrl: database.migrationUrl,
    mailFolder: mail.folder,
    mailPageUrl: mail.pageUrl,
    logFolder: logFolderOf(dataFolder),
    demo,
    whenBroken: whenBroken.then((failure) => causeOf(failure, database.server)),
    stop: (stopReport = silentReport()) => stopAll(stops, stopReport),
  };
}

/**
 * Stops the last started first; each once, and all of them even when one fails.
 *
 * @param {Stop[]} stops
 * @param {import('./report.mjs').Report} report
 */
async function stopAll(stops, report) {
  for (let last = stops.pop(); last !== undefined; last = stops.pop()) {
    const { name, stop } = last;
    await report.step(`Stop ${name}`, stop).catch(() => undefined);
  }
}
