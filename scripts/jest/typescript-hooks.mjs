// @ts-check
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from './compile.cjs';

const ROOT = new URL('../../', import.meta.url);
const GLOBALS = 'wijkkas-test:globals';
const NAMES = 'afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test';
/** What a suite imports from Jest: that of the suite that runs, which the runtime hands over. */
const GLOBALS_SOURCE = `export let ${NAMES};
globalThis[Symbol.for('${GLOBALS}')] = (given) => { ({ ${NAMES} } = given); };`;

let folder = '';

/** @param {{ folder: string }} given where to keep what is compiled */
export function initialize(given) {
  ({ folder } = given);
}

/** @type {import('node:module').ResolveHook} */
export function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: GLOBALS, shortCircuit: true };
  const url = sourceOf(specifier, context.parentURL);
  return url === null ? next(specifier, context) : { url, format: 'module', shortCircuit: true };
}

/** @type {import('node:module').LoadHook} */
export function load(url, context, next) {
  if (url === GLOBALS) return { format: 'module', source: GLOBALS_SOURCE, shortCircuit: true };
  if (!/\.ts(\?|$)/.test(url)) return next(url, context);
  return { format: 'module', source: compile(fileURLToPath(url), folder), shortCircuit: true };
}

/**
 * The TypeScript file that an import means: a library by its name, or a neighbour by the name that it gets when built;
 * null for everything else.
 *
 * @param {string} specifier
 * @param {string | undefined} parent
 * @returns {string | null}
 */
function sourceOf(specifier, parent) {
  if (parent?.includes('/node_modules/') !== false) return null;
  if (specifier.startsWith('#')) {
    return new URL(`libs/${specifier.slice(1)}/src/index.ts`, ROOT).href;
  }
  if (!/^\.{1,2}\/.*\.js$/.test(specifier)) return null;
  const url = new URL(specifier.replace(/\.js$/, '.ts'), parent);
  return existsSync(url) ? url.href : null;
}
