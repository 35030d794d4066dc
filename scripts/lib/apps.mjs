// @ts-check
import { join } from 'node:path';
import { failureFromOutput } from './failure.mjs';
import { parseJson } from './json.mjs';
import { ManagedProcess } from './managed-process.mjs';
import { distEntry } from './paths.mjs';
import { run } from './run.mjs';

const READY_TIMEOUT_MS = 60_000;
const PROBE_TIMEOUT_MS = 5000;
const STOP_GRACE_MS = 15_000;
const QUIET_LEVELS = ['fatal', 'error', 'warn'];
const EVERYWHERE = ['', '0.0.0.0', '::'];

/**
 * @typedef {object} AppOptions
 * @property {string} name
 * @property {NodeJS.ProcessEnv} env
 * @property {string} logFolder
 * @property {boolean} isInOurGroup see ManagedProcess
 * @property {((process: ManagedProcess) => void) | undefined} [onSpawn]
 */

/**
 * The api as a process, ready when it says so itself: database reachable and schema up to date.
 *
 * @param {AppOptions & { port: number }} options
 */
export function defineApi({ port, ...options }) {
  const { API_HOST: host = '' } = options.env;
  const address = EVERYWHERE.includes(host) ? '127.0.0.1' : host;
  return define('api', { ...options, env: { ...options.env, API_PORT: String(port) } }, () =>
    answers(`http://${address}:${String(port)}/health/ready`),
  );
}

/**
 * The worker as a process. It listens nowhere; it is ready when its log says so.
 *
 * @param {AppOptions} options
 */
export function defineWorker(options) {
  const { LOG_LEVEL: level = 'log' } = options.env;
  // A quieter log would not say that the worker is ready.
  const env = { ...options.env, LOG_LEVEL: QUIET_LEVELS.includes(level) ? 'log' : level };
  /** @type {ManagedProcess} */
  const worker = define('worker', { ...options, env }, () =>
    Promise.resolve(worker.log().includes('"message":"ready"')),
  );
  return worker;
}

/**
 * Runs a command of the command line to its end.
 *
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<string>} what it printed
 * @throws {Failure} with its last lines
 */
export async function runCli(args, env, signal) {
  const { code, output, stdout } = await run(process.execPath, [distEntry('cli'), ...args], {
    env,
    signal,
  });
  if (code !== 0) throw failureFromOutput(`\`wijkkas ${args.join(' ')}\` failed.`, output);
  return stdout;
}

/**
 * Loads the demo municipality, unless it is there.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<import('./secrets.mjs').DemoAccess>}
 */
export async function loadDemo(env, signal) {
  const output = await runCli(['demo', 'load', '--json'], env, signal);
  const line = output.trim().split('\n').at(-1) ?? '';
  return /** @type {import('./secrets.mjs').DemoAccess} */ (parseJson(line));
}

/**
 * @param {'api' | 'worker'} app
 * @param {AppOptions} options
 * @param {() => Promise<boolean>} isReady
 */
function define(app, { name, env, logFolder, isInOurGroup, onSpawn }, isReady) {
  return new ManagedProcess({
    name,
    command: process.execPath,
    args: ['--enable-source-maps', distEntry(app)],
    env,
    logFile: join(logFolder, `${name.replaceAll(' ', '-')}.log`),
    marker: distEntry(app),
    isInOurGroup,
    isReady,
    readyTimeoutMs: READY_TIMEOUT_MS,
    stopSignal: 'SIGTERM',
    stopGraceMs: STOP_GRACE_MS,
    onSpawn,
  });
}

/**
 * Whether a page answers with 200.
 *
 * @param {string} url
 */
export async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}
