// @ts-check
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { Failure } from './failure.mjs';
import { ensureInstalled } from './install.mjs';
import { ROOT } from './paths.mjs';
import { createReport } from './report.mjs';
import { startService } from './service.mjs';
import { Stopped } from './stop-signals.mjs';

const FOLDER = join(ROOT, 'scripts/bench');
const SUFFIX = '.bench.mjs';

/**
 * @typedef {object} Measurement
 * @property {string} [of] what was measured, when a benchmark measures several things
 * @property {number} value
 * @property {string} unit of value and baseline
 * @property {number} baseline measured in the same run, on the same database where there is one
 * @property {string} detail what value and baseline are, in a sentence
 *
 * @typedef {object} BenchmarkContext
 * @property {() => Promise<import('./service.mjs').Service>} service a started Wijkkas with the demo; one for all that ask
 * @property {string} folder a temporary folder of the benchmark's own
 * @property {(text: string) => void} note a word on stderr
 * @property {AbortSignal} signal
 *
 * @typedef {object} Benchmark
 * @property {string} name
 * @property {(context: BenchmarkContext) => Promise<Measurement | Measurement[]>} run
 */

/**
 * Runs the benchmarks one after another and prints a line for each.
 *
 * @param {{ only: string[], isJson: boolean, signal: AbortSignal }} options
 * @returns {Promise<number>} the exit code
 * @throws {Failure} with exit code 2 when there is no benchmark of a name
 */
export async function runBenchmarks({ only, isJson, signal }) {
  const benchmarks = await selectBenchmarks(only);
  const report = createReport(process.stderr);
  await report.step('Packages', (say) => ensureInstalled(say, signal));
  await report.step('Build', (say) => ensureBuilt(say, { signal }));
  const folder = mkdtempSync(join(tmpdir(), 'wijkkas-bench-'));
  const service = sharedService(join(folder, 'service'), report, signal);
  try {
    for (const { name, run } of benchmarks) {
      const own = mkdtempSync(join(folder, `${name}-`));
      const context = { service: service.get, folder: own, note: report.note, signal };
      for (const measurement of [await run(context)].flat()) {
        console.log(line(name, measurement, isJson));
      }
    }
    return 0;
  } catch (error) {
    if (error instanceof Stopped) return 130;
    throw error;
  } finally {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string[]} only */
async function selectBenchmarks(only) {
  const all = await Promise.all(
    readdirSync(FOLDER)
      .filter((file) => file.endsWith(SUFFIX))
      .toSorted()
      .map(async (file) => {
        /** @type {unknown} */
        const module = await import(pathToFileURL(join(FOLDER, file)).href);
        return /** @type {Benchmark} */ (module);
      }),
  );
  const names = all.map(({ name }) => name);
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new Failure(`There is no benchmark "${unknown}"; there are ${names.join(', ')}.`, {
      exitCode: 2,
    });
  }
  return only.length === 0 ? all : all.filter(({ name }) => only.includes(name));
}

/**
 * A Wijkkas that starts when the first benchmark asks for it.
 *
 * @param {string} dataFolder
 * @param {import('./report.mjs').Report} report
 * @param {AbortSignal} signal
 */
function sharedService(dataFolder, report, signal) {
  /** @type {Promise<import('./service.mjs').Service> | undefined} */
  let started;
  return {
    get: () => (started ??= startService({ dataFolder, report, signal, isDemo: true })),
    stop: async () => {
      // When the start itself has failed, whoever asked for it has said so.
      const service = await started?.catch(() => undefined);
      await service?.stop();
    },
  };
}

/**
 * @param {string} name
 * @param {Measurement} measurement
 * @param {boolean} isJson
 */
function line(name, { of, value, unit, baseline, detail }, isJson) {
  const ratio = baseline === 0 ? null : rounded(value / baseline);
  if (isJson) {
    const numbers = { value: rounded(value), unit, baseline: rounded(baseline), ratio };
    return JSON.stringify({ name, ...(of === undefined ? {} : { of }), ...numbers, detail });
  }
  const share = ratio === null ? '' : `, ${String(ratio)} times the baseline`;
  const title = of === undefined ? name : `${name}, ${of}`;
  return `${title}: ${String(rounded(value))} ${unit} (baseline ${String(rounded(baseline))} ${unit}${share}). ${detail}`;
}

/**
 * To four significant digits: more would be noise.
 *
 * @param {number} number
 */
function rounded(number) {
  return Number(number.toPrecision(4));
}
