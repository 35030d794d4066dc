// @ts-check
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, as an absolute path. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where everything lies that a run makes and git does not keep. */
export const DATA_FOLDER = join(ROOT, '.data');

export const DIST = join(ROOT, 'dist');

/**
 * The compiled entry of an app or another compiled file below it.
 *
 * @param {'api' | 'worker' | 'cli'} app
 */
export function distEntry(app, file = 'main.js') {
  return join(DIST, 'apps', app, 'src', file);
}

/**
 * The JavaScript file of a tool in node_modules: run with this Node, so that no shell and no PATH is involved.
 *
 * @param {string} path below node_modules
 */
export function toolPath(path) {
  return join(ROOT, 'node_modules', path);
}
