// @ts-check
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { readJson } from './json.mjs';
import { commandLine, endProcess, isAlive } from './processes.mjs';

const STOP_GRACE_MS = 30_000;
const LAUNCHER_MARKER = 'start.mjs';

/**
 * @typedef {object} RecordedProcess
 * @property {string} name
 * @property {number} pid
 * @property {string} marker part of its command line: a process id alone may long be somebody else's
 * @property {NodeJS.Signals} stopSignal
 *
 * @typedef {object} Running what .data/running.json holds while Wijkkas runs
 * @property {number} pid of the launcher
 * @property {string} startedAt
 * @property {string} [url] once it answers
 * @property {RecordedProcess[]} processes in the order of their start
 */

/** The file that says that Wijkkas runs on a data folder, and as which processes. It is the lock as well. */
export class RunningFile {
  /** @type {Running} */
  #running = { pid: process.pid, startedAt: new Date().toISOString(), processes: [] };

  /** @param {string} dataFolder */
  constructor(dataFolder) {
    this.dataFolder = dataFolder;
    this.path = runningFile(dataFolder);
  }

  /**
   * Takes the lock. When the launcher of an earlier run is dead and its programs are not, they are stopped first.
   *
   * @returns {Promise<string[]>} the names of the programs that were stopped
   * @throws {Failure} when another launcher is alive
   */
  async acquire() {
    mkdirSync(this.dataFolder, { recursive: true });
    /** @type {string[]} */
    const stopped = [];
    while (!this.#create()) {
      const other = findRunning(this.dataFolder);
      if (other !== undefined && isLauncher(other.pid)) throw alreadyRunning(other);
      stopped.push(...(await stopAll(other?.processes ?? [])));
      rmSync(this.path, { force: true });
    }
    return stopped;
  }

  /** @param {import('./managed-process.mjs').ManagedProcess} started */
  addProcess({ name, pid, spec: { marker, stopSignal } }) {
    if (pid === undefined) return;
    const others = this.#running.processes.filter((one) => one.name !== name);
    this.#running.processes = [...others, { name, pid, marker, stopSignal }];
    this.#save();
  }

  /** @param {string} url */
  setUrl(url) {
    this.#running.url = url;
    this.#save();
  }

  /** Gives the lock back. */
  release() {
    rmSync(this.path, { force: true });
  }

  #create() {
    try {
      writeFileSync(this.path, this.#text(), { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
      throw error;
    }
  }

  #save() {
    writeFileSync(`${this.path}.new`, this.#text(), { mode: 0o600 });
    renameSync(`${this.path}.new`, this.path);
  }

  #text() {
    return `${JSON.stringify(this.#running, null, 2)}\n`;
  }
}

/**
 * What runs on a data folder by its own account, dead or alive; undefined when there is no readable record.
 *
 * @param {string} dataFolder
 * @returns {Running | undefined}
 */
export function findRunning(dataFolder) {
  try {
    return /** @type {Running} */ (readJson(runningFile(dataFolder)));
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isLauncher(pid) {
  return pid !== process.pid && isAlive(pid) && commandLine(pid).includes(LAUNCHER_MARKER);
}

/** @param {Running} other */
function alreadyRunning(other) {
  const where = other.url === undefined ? 'is starting' : `runs at ${other.url}`;
  return new Failure(
    `Wijkkas ${where} already (process ${String(other.pid)}): use that one, or stop it with Ctrl-C in its window ` +
      `or with \`kill ${String(other.pid)}\`.`,
  );
}

/** @param {RecordedProcess[]} processes */
async function stopAll(processes) {
  const ours = processes
    .filter(({ pid, marker }) => isAlive(pid) && commandLine(pid).includes(marker))
    .toReversed();
  for (const { pid, stopSignal } of ours) await endProcess(pid, stopSignal, STOP_GRACE_MS);
  return ours.map(({ name }) => name);
}

/** @param {string} dataFolder */
function runningFile(dataFolder) {
  return join(dataFolder, 'running.json');
}
