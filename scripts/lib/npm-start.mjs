// @ts-check
import { spawn } from 'node:child_process';
import { npmCommand } from './install.mjs';

const READY_WORDS = 'Ctrl-C stops everything.';

/**
 * `npm start` as a person has it in a terminal.
 *
 * @typedef {object} NpmStart
 * @property {() => string} output so far
 * @property {() => boolean} isReady
 * @property {() => boolean} isRunning
 * @property {() => void} pressCtrlC as a terminal does: npm, its shell and the launcher all get the signal
 * @property {() => void} end asks all of them to end
 */

/**
 * @param {string} folder the clone
 * @param {string[]} args
 * @returns {NpmStart}
 */
export function startNpm(folder, args) {
  const [command, ...npmArgs] = npmCommand();
  const child = spawn(command, [...npmArgs, 'start', '--', ...args], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let isRunning = true;
  /** @param {Buffer} chunk */
  const keep = (chunk) => (output += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.on('error', (error) => {
    output += error.message;
    isRunning = false;
  });
  child.on('exit', () => (isRunning = false));
  /** @param {NodeJS.Signals} signal */
  const signalGroup = (signal) => {
    if (child.pid !== undefined && isRunning) process.kill(-child.pid, signal);
  };
  return {
    output: () => output,
    isReady: () => output.includes(READY_WORDS),
    isRunning: () => isRunning,
    pressCtrlC: () => {
      signalGroup('SIGINT');
    },
    end: () => {
      signalGroup('SIGTERM');
    },
  };
}
