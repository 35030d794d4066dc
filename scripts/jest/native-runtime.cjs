// @ts-check
const { register } = require('node:module');
const { join } = require('node:path');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { keptAt } = require('./compile.cjs');

/**
 * Runs suites with Node's own module loader, where Jest would load every module anew for every suite.
 *
 * What a worker has loaded, and what has become fast in it, stays for its next suite: a suite that starts an api reads
 * two thousand modules. Each suite still gets its own Jest (tests, hooks, handlers); what the modules under test keep
 * in themselves is shared, as it is between the requests that a service answers.
 */
class NativeRuntime {
  /** @type {Promise<unknown> | undefined} */
  static #ready;
  static #suites = 0;

  /** @param {{ cacheDirectory: string }} config */
  constructor(config) {
    this.folder = join(config.cacheDirectory, 'wijkkas-typescript');
  }

  getSourceMaps() {
    return new SourceMaps(this.folder);
  }

  /** @param {string} path a module of Jest, of which each suite gets its own */
  requireInternalModule(path) {
    delete require.cache[path];
    return require(path);
  }

  /** @param {string} path */
  requireModule(path) {
    return require(path);
  }

  /** @param {Readonly<Record<string, unknown>>} globals of this suite */
  setGlobalsForRuntime(globals) {
    this.globals = globals;
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  /** @param {string} path */
  async unstable_importModule(path) {
    NativeRuntime.#ready ??= start(this.folder);
    await NativeRuntime.#ready;
    if (this.globals === undefined) return import(pathToFileURL(path).href);
    handOver(this.globals);
    // A suite that runs again, in watch mode, is another module.
    NativeRuntime.#suites += 1;
    return import(`${pathToFileURL(path).href}?suite=${String(NativeRuntime.#suites)}`);
  }

  enterTestCode() {}

  leaveTestCode() {}

  teardown() {}

  getAllCoverageInfoCopy() {
    return undefined;
  }
}

/** @param {string} folder of what is compiled */
async function start(folder) {
  register('./typescript-hooks.mjs', pathToFileURL(__filename), { data: { folder } });
  await import('@jest/globals');
}

/**
 * Gives the tests of a suite what they import from Jest.
 *
 * @param {Readonly<Record<string, unknown>>} globals
 */
function handOver(globals) {
  const take = Reflect.get(globalThis, Symbol.for('wijkkas-test:globals'));
  take(globals);
}

/**
 * Where the source map of each file is. Found when an error names the file: the hooks compile in a thread of their own.
 *
 * @extends {Map<string, string>}
 */
class SourceMaps extends Map {
  /** @param {string} folder of what is compiled */
  constructor(folder) {
    super();
    this.folder = folder;
  }

  /**
   * @override
   * @param {string} source a path or an address
   */
  get(source) {
    const file = source.startsWith('file:') ? fileURLToPath(source) : source.replace(/\?.*$/, '');
    return file.endsWith('.ts') ? keptAt(file, this.folder).map : undefined;
  }
}

module.exports = NativeRuntime;
