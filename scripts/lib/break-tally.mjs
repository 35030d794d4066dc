// @ts-check
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure, lastLines } from './failure.mjs';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';
import { TALLY_BREAKS } from './tally-breaks.mjs';

const COPIED = ['libs', 'test', 'scripts/jest', 'jest.config.js', 'package.json', 'tsconfig.json'];
const TALLY = 'libs/domain/src/tally';
/** What is built on the count (records, explanations) is left out: the count's own tests have to notice. */
const TESTS = `${TALLY}/([^/]+|greedy/.*|equal-shares/(count|run|shares).*|phragmen/.*|welfare/.*)\\.spec`;

/**
 * Runs the tests of the tally engine against one broken copy of it after another, and prints a line for each.
 *
 * @param {{ only: string[], signal: AbortSignal }} options
 * @returns {Promise<number>} 0 when every break was noticed
 * @throws {Failure} when the tests fail without a break, or a break no longer fits the code
 */
export async function breakTally({ only, signal }) {
  const breaks = TALLY_BREAKS.filter(({ rule }) => only.length === 0 || only.includes(rule));
  const folder = mkdtempSync(join(tmpdir(), 'wijkkas-breaks-'));
  try {
    for (const path of COPIED) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const whole = await runTests(folder, signal);
    if (whole.code !== 0) {
      throw new Failure('The tests fail before anything is broken.', {
        output: lastLines(whole.output, 30),
      });
    }
    let unnoticed = 0;
    for (const { rule, file, find, replace } of breaks) {
      const path = join(folder, TALLY, file);
      const text = readFileSync(path, 'utf8');
      if (text.split(find).length !== 2) {
        throw new Failure(`The break of ${rule} does not fit ${file}: ${find}`);
      }
      writeFileSync(
        path,
        text.replace(find, () => replace),
      );
      const { code } = await runTests(folder, signal);
      writeFileSync(path, text);
      if (code === 0) unnoticed += 1;
      console.log(`${code === 0 ? 'UNNOTICED' : 'noticed  '}  ${rule}: ${find}  →  ${replace}`);
    }
    console.log(
      `\n${String(breaks.length - unnoticed)} of ${String(breaks.length)} breaks noticed`,
    );
    return unnoticed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {AbortSignal} signal
 */
function runTests(folder, signal) {
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const args = [jest, '--selectProjects=unit', '--bail'];
  return run(process.execPath, [...args, `--testPathPatterns=${TESTS}`], { cwd: folder, signal });
}
