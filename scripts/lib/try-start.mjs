// @ts-check
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers } from './apps.mjs';
import { Failure, lastLines } from './failure.mjs';
import { startNpm } from './npm-start.mjs';
import { DATA_FOLDER, ROOT } from './paths.mjs';
import { commandLine, isAlive } from './processes.mjs';
import { findRunning } from './running-file.mjs';

const URL_STARTED = 'http://localhost:3000';
const PAGES = ['/', '/health/ready', '/api/v1/openapi.json'];
const READY_TIMEOUT_MS = 600_000;
const STOP_TIMEOUT_MS = 60_000;

/**
 * Runs `npm start` as a person does, asks for its pages, presses Ctrl-C, and looks for what is left.
 *
 * @param {import('./report.mjs').Say} say
 * @returns {Promise<number>} seconds until it said that it was ready
 * @throws {Failure} when it does not come up, does not answer, or leaves a process or lock file
 */
export async function tryStart(say) {
  const startedAt = performance.now();
  const npm = startNpm(ROOT, []);
  try {
    await waitUntilReady(npm);
    const seconds = (performance.now() - startedAt) / 1000;
    say(`ready after ${seconds.toFixed(1)} s`);
    for (const page of PAGES) await checkPage(page);
    const pids = (findRunning(DATA_FOLDER)?.processes ?? []).map(({ pid }) => pid);
    npm.pressCtrlC();
    await waitUntilGone(npm);
    checkNothingLeft(pids);
    return seconds;
  } finally {
    if (npm.isRunning()) npm.end();
  }
}

/** @param {import('./npm-start.mjs').NpmStart} npm */
async function waitUntilReady({ output, isReady, isRunning }) {
  const until = performance.now() + READY_TIMEOUT_MS;
  while (!isReady()) {
    if (!isRunning() || performance.now() > until) {
      throw new Failure('`npm start` did not come up.', { output: lastLines(output(), 30) });
    }
    await sleep(50);
  }
}

/** @param {string} page */
async function checkPage(page) {
  if (await answers(URL_STARTED + page)) return;
  throw new Failure(`\`npm start\` came up, but ${URL_STARTED}${page} does not answer with 200.`);
}

/** @param {import('./npm-start.mjs').NpmStart} npm */
async function waitUntilGone({ output, isRunning }) {
  const until = performance.now() + STOP_TIMEOUT_MS;
  while (isRunning()) {
    if (performance.now() > until) {
      throw new Failure('`npm start` does not stop on Ctrl-C.', {
        output: lastLines(output(), 30),
      });
    }
    await sleep(50);
  }
}

/** @param {number[]} pids */
function checkNothingLeft(pids) {
  const alive = pids.filter((pid) => isAlive(pid)).map((pid) => commandLine(pid));
  if (alive.length > 0) {
    throw new Failure('`npm start` has stopped and left processes.', { output: alive.join('\n') });
  }
  const locks = readdirSync(DATA_FOLDER).filter((name) => /^running\.json|\.lock$/.test(name));
  if (existsSync(join(DATA_FOLDER, 'postgres', 'postmaster.pid'))) locks.push('postmaster.pid');
  if (locks.length > 0) {
    throw new Failure(`\`npm start\` has stopped and left ${locks.join(', ')} in ${DATA_FOLDER}.`);
  }
}
