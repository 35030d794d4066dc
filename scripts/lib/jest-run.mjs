// @ts-check
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJson } from './json.mjs';
import { toolPath } from './paths.mjs';
import { run } from './run.mjs';
import { withoutServices } from './service-environment.mjs';

/** One more than the cores of a small machine: suites wait for servers, queues and browsers a good part of their time. */
const WORKERS_MAX = 3;
const HEAVY_TIMEOUT_MS = 600_000;

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed tests, and files that could not be run at all
 * @property {boolean} isGood something ran and nothing failed
 *
 * @typedef {object} JestSummary what Jest writes with --json
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numRuntimeErrorTestSuites
 */

/**
 * Runs Jest over all projects and counts the tests.
 *
 * @param {string[]} args for Jest
 * @param {{ services: import('./test-services.mjs').TestServices, isHeavy: boolean, signal: AbortSignal }} options
 * @returns {Promise<Counts>}
 */
export async function runJest(args, { services, isHeavy, signal }) {
  const folder = mkdtempSync(join(tmpdir(), 'wijkkas-jest-'));
  const summary = join(folder, 'summary.json');
  try {
    const { code } = await run(
      process.execPath,
      [
        toolPath('jest/bin/jest.js'),
        ...['--json', `--outputFile=${summary}`, `--maxWorkers=${String(WORKERS_MAX)}`],
        ...(isHeavy ? [`--testTimeout=${String(HEAVY_TIMEOUT_MS)}`] : []),
        ...args,
      ],
      { env: jestEnvironment(services, isHeavy), signal, inherit: true, isGroup: true },
    );
    return counts(code, summary);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {import('./test-services.mjs').TestServices} services
 * @param {boolean} isHeavy
 * @returns {NodeJS.ProcessEnv}
 */
function jestEnvironment({ databaseUrl, redisUrl }, isHeavy) {
  return {
    ...withoutServices(process.env),
    NODE_ENV: 'test',
    TMPDIR: ownTemporaryFolder(),
    TEST_DATABASE_URL: databaseUrl,
    ...(redisUrl === undefined ? {} : { TEST_REDIS_URL: redisUrl }),
    ...(isHeavy ? { WIJKKAS_HEAVY: '1' } : {}),
  };
}

/**
 * @param {number} code of Jest
 * @param {string} summary
 * @returns {Counts}
 */
function counts(code, summary) {
  if (!existsSync(summary)) return { passed: 0, failed: 1, isGood: false };
  const found = /** @type {JestSummary} */ (readJson(summary));
  const passed = found.numPassedTests;
  const failed = found.numFailedTests + found.numRuntimeErrorTestSuites;
  // Jest may be unhappy for another reason, such as a missed threshold: that counts as one.
  const unhappy = code !== 0 && failed === 0 && passed > 0 ? 1 : 0;
  return { passed, failed: failed + unhappy, isGood: code === 0 && failed === 0 && passed > 0 };
}

/**
 * A folder of this user's own for what tests leave on purpose, such as the browser that is unpacked once: another user's
 * copy in the common folder would be in the way.
 *
 * @returns {string}
 */
function ownTemporaryFolder() {
  const folder = join(tmpdir(), `wijkkas-${String(process.getuid?.() ?? 'tests')}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}
