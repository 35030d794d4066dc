// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failureFromOutput } from './failure.mjs';
import { readJson } from './json.mjs';
import { withLock } from './lock.mjs';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

const PROGRESS_MS = 1000;

/**
 * @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean } | undefined>} LockedPackages
 */

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes down what it installed, at the very end of an
 * installation, so an interrupted one does not count. Packages for other machines may be missing.
 */
export function isInstalled(root = ROOT) {
  const wanted = lockedPackages(join(root, 'package-lock.json'));
  const present = lockedPackages(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted)
    .filter(([path]) => path !== '')
    .every(([path, entry]) => {
      const found = present[path];
      return found === undefined ? entry?.optional === true : found.version === entry?.version;
    });
}

/**
 * Installs the packages when they are not what package-lock.json asks for.
 *
 * @param {import('./report.mjs').Say} say
 * @param {AbortSignal} [signal]
 * @throws {Failure} with npm's last lines
 */
export async function ensureInstalled(say, signal) {
  if (isInstalled()) {
    say('up to date');
    return;
  }
  await withLock('install', say, async () => {
    if (!isInstalled()) await install(say, signal);
  });
}

/**
 * @param {import('./report.mjs').Say} say
 * @param {AbortSignal | undefined} signal
 */
async function install(say, signal) {
  say('npm ci');
  const paths = topLevelPackages();
  const progress = () => `${String(countPresent(paths))} of ${String(paths.length)} packages`;
  const timer = setInterval(() => {
    say(`npm ci, ${progress()}`);
  }, PROGRESS_MS);
  try {
    const [command, ...args] = npmCommand();
    // Development packages build and start Wijkkas, so NODE_ENV=production in the shell must not leave them out.
    const { code, output } = await run(
      command,
      [...args, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'],
      { signal },
    );
    if (code !== 0) {
      throw failureFromOutput(
        'npm could not install the packages: the lines above are its own. Check the network (npm ping) and run the ' +
          'command again.',
        firstErrors(output),
      );
    }
    say(`${progress()} installed`);
  } finally {
    clearInterval(timer);
  }
}

/**
 * The npm that runs us, or the one on the path.
 *
 * @returns {[string, ...string[]]}
 */
export function npmCommand() {
  const npm = process.env['npm_execpath'];
  return npm?.endsWith('npm-cli.js') === true && existsSync(npm)
    ? [process.execPath, npm]
    : ['npm'];
}

/**
 * @param {string} file
 * @returns {LockedPackages | undefined}
 */
function lockedPackages(file) {
  try {
    return /** @type {{ packages?: LockedPackages }} */ (readJson(file)).packages;
  } catch {
    return undefined;
  }
}

/**
 * What npm says first: after it come its usage and where its log is.
 *
 * @param {string} output
 */
function firstErrors(output) {
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!)\s+\S/.test(line));
  return errors.length === 0 ? output : errors.slice(0, 12).join('\n');
}

/** The packages directly in node_modules that every machine gets, as paths. */
function topLevelPackages() {
  const locked = Object.entries(lockedPackages(join(ROOT, 'package-lock.json')) ?? {});
  return locked
    .filter(([path, entry]) => path.split('node_modules/').length === 2 && !entry?.optional)
    .map(([path]) => path);
}

/**
 * npm makes all folders first and fills them afterwards: a package counts once its package.json is there.
 *
 * @param {string[]} paths
 */
function countPresent(paths) {
  return paths.filter((path) => existsSync(join(ROOT, path, 'package.json'))).length;
}
