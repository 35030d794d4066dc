// @ts-check
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, statSync } from 'node:fs';

/**
 * @typedef {object} ServiceUser
 * @property {number} uid
 * @property {number} gid
 */

const NOBODY = { uid: 65534, gid: 65534 };

/**
 * The user that PostgreSQL runs as, or undefined when that is simply the one we are.
 *
 * PostgreSQL refuses to run as root. Then it is the owner of the data folder, so that a folder stays usable; else the
 * system user `postgres`, which is made when it is not there; else `nobody`.
 *
 * @param {string} dataFolder need not exist
 * @returns {ServiceUser | undefined}
 */
export function serviceUser(dataFolder) {
  if (process.getuid?.() !== 0) return undefined;
  return ownerOf(dataFolder) ?? lookUp('postgres') ?? create('postgres') ?? NOBODY;
}

/**
 * Hands a file or folder to a program that runs as another user, who may have no way to it: a clone in root's home is
 * closed to everybody else. The program gets it as an open file (descriptor `descriptor`), whose path under /proc
 * leads straight to it, past the closed folders above.
 *
 * @param {string} path
 * @param {number} descriptor 3 for the first of the program's files, then 4, …
 * @param {ServiceUser | undefined} user undefined: we run it ourselves, and the path is good as it is
 * @returns {{ path: string, open: () => number[] }}
 */
export function handOver(path, descriptor, user) {
  if (user === undefined || process.platform !== 'linux') return { path, open: () => [] };
  return { path: `/proc/self/fd/${String(descriptor)}`, open: () => [openSync(path, 'r')] };
}

/**
 * Closes what `open` of a hand-over has opened, once the program has its own.
 *
 * @param {readonly number[]} files
 */
export function closeAll(files) {
  for (const file of files) closeSync(file);
}

/** @param {string} folder */
function ownerOf(folder) {
  try {
    const { uid, gid } = statSync(folder);
    return uid === 0 ? undefined : { uid, gid };
  } catch {
    return undefined;
  }
}

/** @param {string} name */
function lookUp(name) {
  try {
    /** @param {string} flag */
    const id = (flag) =>
      Number(
        execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      );
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** @param {string} name */
function create(name) {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--shell', '/usr/sbin/nologin', name], {
      stdio: 'ignore',
    });
    return lookUp(name);
  } catch {
    return undefined;
  }
}
