// @ts-check
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ManagedProcess } from '../managed-process.mjs';
import { freePort } from '../ports.mjs';
import { commandLine, endProcess, isAlive } from '../processes.mjs';
import { findBinaries } from './binaries.mjs';
import { ensureCluster, plainEnvironment } from './cluster.mjs';
import { handOver, serviceUser } from './service-user.mjs';

const READY_TIMEOUT_MS = 60_000;
const STOP_GRACE_MS = 30_000;

/**
 * @typedef {object} ServerOptions
 * @property {string} folder the data folder; made when it is not there
 * @property {string} logFile
 * @property {string} password of the superuser `postgres`
 * @property {string} id sets this server's processes apart from others: letters and digits
 * @property {number} [port] wanted; another one is taken when it is in use
 * @property {boolean} [isLasting] false: fast, and lost with the machine
 * @property {boolean} [isInOurGroup] see ManagedProcess
 * @property {AbortSignal | undefined} [signal]
 * @property {(process: ManagedProcess) => void} [onSpawn]
 *
 * @typedef {object} Server
 * @property {ManagedProcess} process
 * @property {number} port
 * @property {(database: string, role?: string, password?: string) => string} url of a database, as the superuser unless told otherwise
 * @property {boolean} hasReplaced a server of an earlier run was still there, and was stopped
 */

/**
 * Starts the embedded PostgreSQL on 127.0.0.1 and waits until it takes connections.
 *
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 * @throws {Failure} when it cannot run here or its data folder is of another version
 */
export async function startPostgres(options) {
  const user = serviceUser(options.folder);
  const binaries = findBinaries(user);
  const { folder, password, isLasting = true, signal } = options;
  await ensureCluster({ folder, password, isLasting, binaries, user, signal });
  const hasReplaced = await stopOldServer(folder, options.id);
  const port = await freePort(options.port);
  const server = define(options, { port, user, command: binaries.postgres });
  await server.start();
  return {
    process: server,
    port,
    hasReplaced,
    url: (database, role = 'postgres', secret = password) =>
      `postgres://${role}:${encodeURIComponent(secret)}@127.0.0.1:${String(port)}/${database}`,
  };
}

/**
 * @param {ServerOptions} options
 * @param {{ port: number, user: import('./service-user.mjs').ServiceUser | undefined, command: string }} facts
 */
function define(options, { port, user, command }) {
  const { folder, logFile, isLasting = true, isInOurGroup = false, onSpawn } = options;
  const marker = markerOf(options.id);
  const folderFor = handOver(folder, 3, user);
  /** @type {ManagedProcess} */
  const server = new ManagedProcess({
    name: 'PostgreSQL server',
    command,
    args: ['-D', folderFor.path, ...settings(port, marker, isLasting)],
    env: plainEnvironment(),
    cwd: '/',
    user,
    openFiles: folderFor.open,
    logFile,
    marker,
    isInOurGroup,
    // The file of a server that was killed may still be there: the process id tells them apart.
    isReady: () =>
      Promise.resolve(
        pidFileLine(folder, 0) === String(server.pid) && pidFileLine(folder, 7) === 'ready',
      ),
    isWorthRetry: (log) => log.includes('pre-existing shared memory block'),
    readyTimeoutMs: READY_TIMEOUT_MS,
    // Fast shutdown: ends open transactions, writes everything down.
    stopSignal: 'SIGINT',
    stopGraceMs: STOP_GRACE_MS,
    onSpawn,
  });
  return server;
}

/**
 * @param {number} port
 * @param {string} marker
 * @param {boolean} isLasting
 * @returns {string[]}
 */
function settings(port, marker, isLasting) {
  const values = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    cluster_name: marker,
    // Not synchronous_commit: the ledger refuses to post without it.
    ...(isLasting
      ? {}
      : {
          fsync: 'off',
          full_page_writes: 'off',
          max_connections: '300',
        }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/**
 * Stops the server that an earlier run has left on this data folder, and removes a lock file whose process id belongs
 * to some other program now, at which PostgreSQL would refuse to start.
 *
 * @param {string} folder
 * @param {string} id the one that it was started with
 * @returns {Promise<boolean>} whether there was such a server
 */
export async function stopOldServer(folder, id) {
  const pid = Number(pidFileLine(folder, 0));
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false;
  const words = commandLine(pid);
  if (words.includes(markerOf(id))) {
    await endProcess(pid, 'SIGINT', STOP_GRACE_MS);
    return true;
  }
  if (!words.includes('postgres')) rmSync(join(folder, 'postmaster.pid'), { force: true });
  return false;
}

/** @param {string} id */
function markerOf(id) {
  return `wijkkas_${id}`;
}

/**
 * A line of PostgreSQL's lock file: 0 is the process id, 7 the state.
 *
 * @param {string} folder
 * @param {number} index
 */
function pidFileLine(folder, index) {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[index]?.trim();
  } catch {
    return undefined;
  }
}
