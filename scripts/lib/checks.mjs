// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { Failure, lastLines } from './failure.mjs';
import { ensureInstalled, npmCommand } from './install.mjs';
import { distEntry, ROOT, toolPath } from './paths.mjs';
import { run } from './run.mjs';
import { Stopped } from './stop-signals.mjs';

/** The linter of the Dutch API Design Rules; not ours to give away, so it may not be there. */
const API_RULES = join(ROOT, '../shared/standards/adr/linter-develop-6edd13c.yaml');

const OUTPUT_LINES_MAX = 60;

/**
 * @typedef {object} CheckOptions
 * @property {boolean} isWithTests
 * @property {import('./report.mjs').Report} report
 * @property {AbortSignal} signal
 *
 * @typedef {object} Check
 * @property {string} name
 * @property {(say: import('./report.mjs').Say) => Promise<void>} work
 */

/**
 * Runs the checks one after another, up to the first that fails.
 *
 * @param {CheckOptions} options
 * @returns {Promise<number>} the exit code
 */
export async function runChecks({ isWithTests, report, signal }) {
  try {
    for (const { name, work } of checks(signal)) await report.step(name, work);
    if (!isWithTests) return 0;
    report.note('\nTests');
    const program = join(ROOT, 'scripts/test.mjs');
    const { code } = await run(process.execPath, [program], { inherit: true, signal });
    return code;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    report.note('Stopped before the end.');
    return 130;
  }
}

/**
 * @param {AbortSignal} signal
 * @returns {Check[]}
 */
function checks(signal) {
  /** @param {string} script in package.json */
  const npmRun = (script) => {
    const [command, ...args] = npmCommand();
    return tool(script, command, [...args, 'run', '--silent', script], signal);
  };
  return [
    { name: 'Packages', work: (say) => ensureInstalled(say, signal) },
    { name: 'Format', work: () => npmRun('format:check') },
    { name: 'Types', work: () => npmRun('types') },
    { name: 'Lint', work: () => npmRun('lint') },
    { name: 'Dependencies', work: () => npmRun('deps') },
    { name: 'Build', work: (say) => ensureBuilt(say, { signal }) },
    { name: 'OpenAPI unchanged', work: () => openApi(signal) },
    { name: 'API types unchanged', work: () => npmRun('api-types:check') },
    { name: 'API design rules', work: (say) => apiRules(say, signal) },
  ];
}

/** @param {AbortSignal} signal */
function openApi(signal) {
  const program = distEntry('api', 'openapi.js');
  return tool('openapi.json', process.execPath, [program, '--check'], signal);
}

/**
 * @param {import('./report.mjs').Say} say
 * @param {AbortSignal} signal
 */
async function apiRules(say, signal) {
  if (!existsSync(API_RULES)) {
    say(`not run, as ${API_RULES} is not there`);
    return;
  }
  await tool(
    'Spectral',
    process.execPath,
    [
      toolPath('@stoplight/spectral-cli/dist/index.js'),
      ...['lint', '--ruleset', API_RULES, '--fail-severity', 'error'],
      join(ROOT, 'apps/api/openapi.json'),
    ],
    signal,
  );
}

/**
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {AbortSignal} signal
 * @throws {Failure} with the tool's output
 */
async function tool(name, command, args, signal) {
  const env = { ...process.env, SCARF_ANALYTICS: 'false' };
  const { code, output } = await run(command, args, { env, signal });
  if (code !== 0) {
    throw new Failure(`The check stops here: ${name} found what the lines above say.`, {
      output: lastLines(output, OUTPUT_LINES_MAX),
    });
  }
}
