// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureFromOutput } from './failure.mjs';
import { withLock } from './lock.mjs';
import { DIST, ROOT, toolPath } from './paths.mjs';
import { run } from './run.mjs';
import { sourceHash } from './source-hash.mjs';

/**
 * @typedef {object} Target
 * @property {string} name
 * @property {readonly string[]} sources everything that the result depends on
 * @property {readonly string[]} results folders below dist, removed before building: no deleted source lives on in them
 * @property {string} tool
 * @property {readonly string[]} args
 * @property {string} cwd
 */

/** @type {Target} */
const SERVER = {
  name: 'server',
  sources: [
    ...['apps/api/src', 'apps/worker/src', 'apps/cli/src', 'libs'],
    ...['nest-cli.json', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
  ],
  results: ['apps', 'libs'],
  tool: '@nestjs/cli/bin/nest.js',
  // One TypeScript program compiles api, worker and command line; the Nest CLI then rewrites the path aliases.
  args: ['build', 'api'],
  cwd: ROOT,
};

/** @type {Target} */
const WEB = {
  name: 'web',
  sources: [
    'apps/web',
    'libs/domain',
    'libs/wording',
    'apps/api/openapi.json',
    'package-lock.json',
  ],
  results: ['web'],
  tool: 'vite/bin/vite.js',
  args: ['build'],
  cwd: join(ROOT, 'apps/web'),
};

/** Whether everything is built from the sources as they are. */
export function isBuilt() {
  return !targets().some(isStale);
}

/**
 * Builds what is stale: whose sources are not those of the last build that went well.
 *
 * @param {import('./report.mjs').Say} say
 * @param {{ isForced?: boolean, signal?: AbortSignal | undefined }} [options]
 * @throws {Failure} with the compiler's last lines
 */
export async function ensureBuilt(say, { isForced = false, signal } = {}) {
  const stale = () => targets().filter((target) => isForced || isStale(target));
  if (stale().length === 0) {
    say('up to date');
    return;
  }
  await withLock('build', say, async () => {
    const wanted = stale();
    say(wanted.map(({ name }) => name).join(' and '));
    await settleAll(wanted.map((target) => build(target, signal)));
  });
}

function targets() {
  return existsSync(join(ROOT, 'apps/web/vite.config.ts')) ? [SERVER, WEB] : [SERVER];
}

/** @param {Target} target */
function isStale(target) {
  const stamp = stampFile(target);
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== sourceHash(target.sources);
}

/**
 * @param {Target} target
 * @param {AbortSignal | undefined} signal
 */
async function build(target, signal) {
  const { name, tool, args, cwd } = target;
  const hash = sourceHash(target.sources);
  rmSync(stampFile(target), { force: true });
  for (const folder of target.results) {
    rmSync(join(DIST, folder), { recursive: true, force: true });
  }
  const { code, output } = await run(process.execPath, [toolPath(tool), ...args], { cwd, signal });
  if (code !== 0)
    throw failureFromOutput(`The ${name} does not build: see the lines above.`, output);
  mkdirSync(DIST, { recursive: true });
  writeFileSync(stampFile(target), hash);
}

/** @param {Target} target */
function stampFile({ name }) {
  return join(DIST, `.${name}-sources`);
}

/**
 * Waits for all, and only then fails with the first failure: nothing goes on in the background.
 *
 * @param {readonly Promise<void>[]} promises
 */
async function settleAll(promises) {
  const results = await Promise.allSettled(promises);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
