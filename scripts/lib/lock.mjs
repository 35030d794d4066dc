// @ts-check
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DATA_FOLDER } from './paths.mjs';
import { isAlive } from './processes.mjs';

const POLL_MS = 200;

/**
 * Does work that two commands may not do at once in this clone, such as building: the second one waits for the first.
 * The lock of a process that has died is taken over.
 *
 * @template T
 * @param {string} name
 * @param {import('./report.mjs').Say} say
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, say, work) {
  mkdirSync(DATA_FOLDER, { recursive: true });
  const file = join(DATA_FOLDER, `${name}.lock`);
  while (!create(file)) {
    const pid = Number(read(file));
    if (isAlive(pid)) {
      say(`waiting for process ${String(pid)}, which does the same`);
      await sleep(POLL_MS);
    } else {
      rmSync(file, { force: true });
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function create(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
