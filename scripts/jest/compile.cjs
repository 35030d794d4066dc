// @ts-check
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { version } = require('@swc/core/package.json');

/** Injection needs the types of parameters, which neither esbuild nor Node itself writes. */
const OPTIONS = /** @type {const} */ ({
  swcrc: false,
  configFile: false,
  sourceMaps: true,
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
    },
  },
  module: { type: 'es6' },
});
const SALT = JSON.stringify([version, OPTIONS]);

/**
 * Where a TypeScript file is kept as JavaScript, and its source map, whether it is there yet or not.
 *
 * @param {string} file
 * @param {string} folder of what is compiled, by any process
 * @returns {{ source: string, code: string, map: string }} the source, and two paths
 */
function keptAt(file, folder) {
  const source = readFileSync(file, 'utf8');
  const name = createHash('sha256').update(`${SALT}\n${file}\n${source}`).digest('hex');
  return { source, code: join(folder, `${name}.js`), map: join(folder, `${name}.map`) };
}

/**
 * A TypeScript file as JavaScript: compiled now, unless it was before.
 *
 * @param {string} file
 * @param {string} folder
 * @returns {string}
 */
function compile(file, folder) {
  const kept = keptAt(file, folder);
  if (existsSync(kept.code)) return readFileSync(kept.code, 'utf8');
  // Loaded only when it is needed: with everything compiled before it takes more time than the rest.
  const { transformSync } = require('@swc/core');
  const { code, map = '' } = transformSync(kept.source, { ...OPTIONS, filename: file });
  mkdirSync(folder, { recursive: true });
  // The code last: where it is, its map is too.
  put(kept.map, map);
  put(kept.code, code);
  return code;
}

/**
 * Writes in one move: another process may be reading.
 *
 * @param {string} path
 * @param {string} text
 */
function put(path, text) {
  const draft = `${path}.${String(process.pid)}`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}

module.exports = { compile, keptAt };
