// @ts-check
import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, failureFromOutput } from './failure.mjs';

const READY_POLL_MS = 50;
const RETRY_MS = 250;
const LOG_BYTES_MAX = 10 * 1024 * 1024;

/**
 * @typedef {object} ProcessSpec
 * @property {string} name in words, as it stands in messages
 * @property {string} command
 * @property {readonly string[]} args
 * @property {NodeJS.ProcessEnv} env
 * @property {string} logFile gets stdout and stderr, at its end
 * @property {string} marker part of the command line by which a later run knows the process
 * @property {() => Promise<boolean>} isReady asked until it says yes
 * @property {number} readyTimeoutMs
 * @property {NodeJS.Signals} stopSignal
 * @property {number} stopGraceMs after it the process is killed
 * @property {string} [cwd]
 * @property {boolean} [isInOurGroup] see below; default false
 * @property {{ uid: number, gid: number } | undefined} [user]
 * @property {() => number[]} [openFiles] opens the files that the process gets as descriptors 3, 4, …
 * @property {(log: string) => boolean} [isWorthRetry] whether a start that failed with this log may succeed a moment later
 * @property {((process: ManagedProcess) => void) | undefined} [onSpawn] told as soon as there is a process id
 */

/**
 * A program in the background that can be started, stopped, killed and started again.
 *
 * It runs in a session of its own: Ctrl-C on the terminal reaches the launcher only, which then stops the programs in
 * their order. A test has no such care, as it may be ended at any moment: its programs stay in its own process group,
 * which is ended as a whole. The log is written by the program itself, so that no last words are lost.
 */
export class ManagedProcess {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  #logOffset = 0;
  #stopping = false;
  /** @type {Promise<void>} */
  #gone = Promise.resolve();
  /** @type {(failure: Failure) => void} */
  #onBroken = () => undefined;

  /** @param {ProcessSpec} spec */
  constructor(spec) {
    this.spec = spec;
  }

  get name() {
    return this.spec.name;
  }

  /** The process id while it runs, otherwise undefined. */
  get pid() {
    return this.#child?.pid;
  }

  /**
   * Who is told when the process ends without having been asked to, at most once per start.
   *
   * @param {(failure: Failure) => void} listener
   */
  onBroken(listener) {
    this.#onBroken = listener;
  }

  /**
   * Starts the program and waits until it is ready.
   *
   * @throws {Failure} with its last lines when it ends or is not ready in time; it does not run then
   */
  async start() {
    const until = performance.now() + this.spec.readyTimeoutMs;
    do {
      await this.#spawn();
      if (await this.#isReady(until)) return;
      await sleep(RETRY_MS);
    } while (performance.now() < until && this.spec.isWorthRetry?.(this.log()) === true);
    throw this.#ended('could not start');
  }

  /**
   * Waits until the program is ready (true) or has ended (false).
   *
   * @param {number} until
   */
  async #isReady(until) {
    while (this.#child !== undefined) {
      if (await this.spec.isReady()) return true;
      if (performance.now() > until) {
        await this.kill();
        throw this.#ended(
          `was not ready within ${String(this.spec.readyTimeoutMs / 1000)} seconds`,
        );
      }
      await sleep(READY_POLL_MS);
    }
    return false;
  }

  /** Asks the program to end and waits for it; kills it when it takes too long. Does nothing when it does not run. */
  async stop() {
    const child = this.#child;
    if (child === undefined) return;
    this.#stopping = true;
    child.kill(this.spec.stopSignal);
    const timer = setTimeout(() => child.kill('SIGKILL'), this.spec.stopGraceMs);
    await this.#gone;
    clearTimeout(timer);
  }

  /** Ends the program at once, as a power cut would (SIGKILL), and waits until it has gone. */
  async kill() {
    this.#stopping = true;
    this.#child?.kill('SIGKILL');
    await this.#gone;
  }

  /** What the program has written since its last start. */
  log() {
    try {
      return readFileSync(this.spec.logFile).subarray(this.#logOffset).toString();
    } catch {
      return '';
    }
  }

  async #spawn() {
    const { command, args, env, logFile, cwd, user, openFiles } = this.spec;
    mkdirSync(dirname(logFile), { recursive: true });
    if (existsSync(logFile) && statSync(logFile).size > LOG_BYTES_MAX) rmSync(logFile);
    const log = openSync(logFile, 'a', 0o600);
    this.#logOffset = statSync(logFile).size;
    const files = openFiles?.() ?? [];
    this.#stopping = false;
    const child = spawn(command, args, {
      env,
      detached: this.spec.isInOurGroup !== true,
      stdio: ['ignore', log, log, ...files],
      ...(cwd === undefined ? {} : { cwd }),
      ...user,
    });
    for (const file of [log, ...files]) closeSync(file);
    await new Promise((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (error) => {
        reject(new Failure(`The ${this.name} could not be started: ${error.message}.`));
      });
    });
    this.#watch(child);
    this.spec.onSpawn?.(this);
  }

  /** @param {import('node:child_process').ChildProcess} child */
  #watch(child) {
    this.#child = child;
    this.#gone = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        const how = signal === null ? `exit code ${String(code)}` : `killed by ${signal}`;
        this.#child = undefined;
        if (!this.#stopping) this.#onBroken(this.#ended(`stopped unexpectedly (${how})`));
        resolve();
      });
    });
  }

  /** @param {string} what */
  #ended(what) {
    return failureFromOutput(
      `The ${this.name} ${what}; its log is ${this.spec.logFile}.`,
      this.log(),
    );
  }
}
