// @ts-check
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { postgresFolder } from './database.mjs';
import { Failure } from './failure.mjs';
import { ensureInstalled } from './install.mjs';
import { freePort, isPortFree, portHolder } from './ports.mjs';
import { stopOldServer } from './postgres/server.mjs';
import { RunningFile } from './running-file.mjs';
import { findSecrets, secretsFile } from './secrets.mjs';
import { given } from './service-environment.mjs';
import { startService } from './service.mjs';
import { Stopped } from './stop-signals.mjs';
import { welcome } from './welcome.mjs';

/**
 * @typedef {object} LauncherOptions
 * @property {number} port
 * @property {string} host
 * @property {string} dataFolder
 * @property {boolean} isFresh
 * @property {import('./report.mjs').Report} report
 * @property {AbortSignal} signal asks to stop
 */

/**
 * Brings Wijkkas up, from whatever is there, and stays until it is asked to stop.
 *
 * @param {LauncherOptions} options
 * @throws {Failure} when something is in the way, or when a part ends unasked; nothing of it runs any more then
 */
export async function launch(options) {
  const running = new RunningFile(options.dataFolder);
  const stopped = await running.acquire();
  if (stopped.length > 0) {
    options.report.note(`  ok  An earlier run was cut off; stopped its ${stopped.join(', ')}.`);
  }
  try {
    await runUntilStopped(options, running);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    running.release();
  }
}

/**
 * @param {LauncherOptions} options
 * @param {RunningFile} running
 */
async function runUntilStopped(options, running) {
  const startedAt = performance.now();
  const { report, signal, dataFolder, port, host } = options;
  await checkPort(port, host);
  if (options.isFresh) await report.step('Fresh start', (say) => removeData(dataFolder, say));
  await report.step('Packages', (say) => ensureInstalled(say, signal));
  await report.step('Build', (say) => ensureBuilt(say, { signal }));
  const service = await startService({
    dataFolder,
    report,
    signal,
    port,
    host,
    isDemo: true,
    databaseUrl: given('DATABASE_URL'),
    migrationDatabaseUrl: given('MIGRATION_DATABASE_URL'),
    redisUrl: given('REDIS_URL'),
    smtpUrl: given('SMTP_URL'),
    onSpawn: (process) => {
      running.addProcess(process);
    },
  });
  running.setUrl(service.url);
  report.note(welcome(service, (performance.now() - startedAt) / 1000));
  const failure = await Promise.race([service.whenBroken, aborted(signal)]);
  report.note('');
  await service.stop(report);
  if (failure !== undefined) throw failure;
  if (!(signal.reason instanceof Stopped)) throw signal.reason;
  report.note('Stopped. `npm start` goes on where this ended.');
}

/**
 * @param {number} port
 * @param {string} host
 */
async function checkPort(port, host) {
  if (await isPortFree(port, host)) return;
  const holder = portHolder(port);
  const by = holder === undefined ? '' : ` by ${holder}`;
  throw new Failure(
    `Port ${String(port)} is in use${by}: stop that, or take another port with ` +
      `\`npm start -- --port ${String(await freePort(port + 1))}\`.`,
  );
}

/**
 * Removes what earlier runs have made, and nothing else: the folder may hold other things.
 *
 * @param {string} dataFolder
 * @param {import('./report.mjs').Say} say
 */
async function removeData(dataFolder, say) {
  if (given('DATABASE_URL') !== undefined) {
    throw new Failure(
      '--fresh empties the embedded database only, and DATABASE_URL names another one: empty that one yourself, ' +
        'or unset DATABASE_URL.',
      { exitCode: 2 },
    );
  }
  const folder = postgresFolder(dataFolder);
  const id = idOf(dataFolder);
  if (id !== undefined) await stopOldServer(folder, id);
  const things = [folder, `${folder}.new`, join(dataFolder, 'mail'), join(dataFolder, 'log')];
  const present = [...things, secretsFile(dataFolder)].filter((path) => existsSync(path));
  for (const path of present) rmSync(path, { recursive: true, force: true });
  say(present.length === 0 ? 'nothing to remove' : `emptied ${dataFolder}`);
}

/** @param {string} dataFolder */
function idOf(dataFolder) {
  try {
    return findSecrets(dataFolder)?.id;
  } catch {
    // Damaged: to begin anew is the way out of that.
    return undefined;
  }
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<undefined>}
 */
function aborted(signal) {
  return new Promise((resolve) => {
    const stop = () => {
      resolve(undefined);
    };
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
  });
}
