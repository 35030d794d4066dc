// @ts-check
import { join } from 'node:path';
import { Failure, lastLines } from '../lib/failure.mjs';
import { parseJson } from '../lib/json.mjs';
import { ROOT } from '../lib/paths.mjs';
import { run as runProgram } from '../lib/run.mjs';

export const name = 'tally-large';

const RULES = [
  'greedy@1',
  'greedy-per-cost@1',
  'equal-shares-cost@1',
  'equal-shares-cost-add1@1',
  'equal-shares-cardinality-add1-exhaustive-utilitarian@1',
  'sequential-phragmen@1',
];
const VOTERS = 1_000_000;
const LIMIT_S = 10;

/**
 * Reads and counts 1,000,000 made-up ballots with 10 approvals over 500 projects by several rules, each in a process of its
 * own. The baseline is the time that was promised.
 *
 * @param {import('../lib/benchmarks.mjs').BenchmarkContext} context
 * @returns {Promise<import('../lib/benchmarks.mjs').Measurement[]>}
 */
export async function run({ signal }) {
  const measurements = [];
  for (const rule of RULES) {
    const script = join(ROOT, 'scripts/lib/count-made-election.mjs');
    const args = [script, rule, String(VOTERS)];
    const { code, stdout, output } = await runProgram(process.execPath, args, { signal });
    if (code !== 0) throw new Failure(`${rule} failed.`, { output: lastLines(output, 15) });
    const told = /** @type {{ parseMs: number, countMs: number, peakMegabytes: number }} */ (
      parseJson(stdout)
    );
    const { parseMs, countMs, peakMegabytes } = told;
    measurements.push({
      of: rule,
      value: (parseMs + countMs) / 1000,
      unit: 's',
      baseline: LIMIT_S,
      detail:
        `Reading ${(parseMs / 1000).toFixed(1)} s, counting ${(countMs / 1000).toFixed(1)} s, ` +
        `at most ${String(Math.round(peakMegabytes))} MB; the baseline is the limit that was set.`,
    });
  }
  return measurements;
}
