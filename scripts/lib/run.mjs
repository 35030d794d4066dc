// @ts-check
import { spawn } from 'node:child_process';
import { Failure } from './failure.mjs';
import { ROOT } from './paths.mjs';

const OUTPUT_BYTES_MAX = 256 * 1024;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {AbortSignal | undefined} [signal] ends the program with SIGTERM; the promise then rejects with its reason
 * @property {boolean} [inherit] the program gets our terminal instead of being kept
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {boolean} [isGroup] it leads a process group, which is ended as a whole, in any case when it ends itself
 * @property {number[]} [files] open files that the program gets as its file descriptors 3, 4, …
 */

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string, stdout: string }>} `output`: the last of stdout and stderr together,
 *   as they came; `code`: 128 when a signal ended it
 * @throws {Failure} when there is no such program or it may not be run
 */
export function run(command, args, options = {}) {
  const {
    cwd = ROOT,
    env = process.env,
    signal,
    inherit = false,
    files = [],
    isGroup = false,
  } = options;
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const kept = inherit ? 'inherit' : 'pipe';
    const child = spawn(command, args, {
      cwd,
      env,
      detached: isGroup,
      stdio: [inherit ? 'inherit' : 'ignore', kept, kept, ...files],
      ...(options.uid === undefined ? {} : { uid: options.uid }),
      ...(options.gid === undefined ? {} : { gid: options.gid }),
    });
    let output = '';
    let stdout = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => (output = (output + chunk.toString()).slice(-OUTPUT_BYTES_MAX));
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => {
      stdout += chunk.toString();
      keep(chunk);
    });
    child.stderr?.on('data', keep);
    const end = () => {
      if (isGroup) endGroup(child.pid);
      else child.kill('SIGTERM');
    };
    signal?.addEventListener('abort', end);
    child.on('error', (error) => {
      signal?.removeEventListener('abort', end);
      reject(new Failure(`${command} could not be run: ${error.message}.`, { cause: error }));
    });
    child.on('close', (code) => {
      signal?.removeEventListener('abort', end);
      if (isGroup) endGroup(child.pid);
      if (signal?.aborted === true) reject(asError(signal.reason));
      else resolve({ code: code ?? 128, output, stdout });
    });
  });
}

/** @param {number | undefined} leader */
function endGroup(leader) {
  try {
    if (leader !== undefined) process.kill(-leader, 'SIGTERM');
  } catch {
    // Nobody is left in it.
  }
}

/**
 * @param {unknown} reason
 * @returns {Error}
 */
function asError(reason) {
  return reason instanceof Error ? reason : new Error(String(reason));
}
