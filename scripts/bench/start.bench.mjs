// @ts-check
import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, lastLines } from '../lib/failure.mjs';
import { startNpm } from '../lib/npm-start.mjs';
import { ROOT } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';
import { run as runProgram } from '../lib/run.mjs';

const POLL_MS = 20;
const TIMEOUT_S = 300;

export const name = 'start';

/**
 * Measures `npm start` in a fresh copy of the repository, from the command to the line that says it is ready: the second
 * start as the value, the first one as the baseline.
 *
 * @param {import('../lib/benchmarks.mjs').BenchmarkContext} context
 * @returns {Promise<import('../lib/benchmarks.mjs').Measurement>}
 */
export async function run({ folder, note, signal }) {
  const copy = join(folder, 'clone');
  await copyRepository(copy, signal);
  const first = await timeStart(copy, signal);
  note(`first start: ${first.toFixed(1)} s`);
  const second = await timeStart(copy, signal);
  return {
    value: second,
    unit: 's',
    baseline: first,
    detail:
      'Second `npm start` of a clone until it is ready; the baseline is the first one, which builds, makes the ' +
      'database and loads the demo. Packages were installed before.',
  };
}

/**
 * Copies what git knows or would take; the packages are linked.
 *
 * @param {string} copy
 * @param {AbortSignal} signal
 */
async function copyRepository(copy, signal) {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const { code, stdout, output } = await runProgram('git', args, { signal });
  if (code !== 0) {
    throw new Failure('The benchmark `start` copies what git lists, and git failed.', { output });
  }
  for (const file of stdout.split('\0')) {
    if (file !== '' && existsSync(join(ROOT, file))) cpSync(join(ROOT, file), join(copy, file));
  }
  const packages = join(copy, 'node_modules');
  if (!existsSync(packages)) symlinkSync(join(ROOT, 'node_modules'), packages);
}

/**
 * @param {string} copy
 * @param {AbortSignal} signal stops the clone as Ctrl-C would
 * @returns {Promise<number>} seconds until it was ready
 */
async function timeStart(copy, signal) {
  const port = await freePort();
  const startedAt = performance.now();
  const npm = startNpm(copy, ['--port', String(port)]);
  /** @type {number | undefined} */
  let seconds;
  while (npm.isRunning()) {
    const passed = (performance.now() - startedAt) / 1000;
    if (seconds === undefined && npm.isReady()) {
      seconds = passed;
      npm.pressCtrlC();
    }
    if (signal.aborted || passed > TIMEOUT_S) npm.end();
    await sleep(POLL_MS);
  }
  signal.throwIfAborted();
  if (seconds !== undefined) return seconds;
  throw new Failure('`npm start` did not come up in the copy of the repository.', {
    output: lastLines(npm.output(), 15),
  });
}
