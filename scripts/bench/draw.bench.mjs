// @ts-check
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../lib/paths.mjs';

export const name = 'draw';

const ENTRIES = 100_000;
const STRATA = 10;
const SEATS = 15;
const REPEATS = 5;
const SEED = createHash('sha256').update('meting').digest('hex');

/** @typedef {typeof import('../../libs/domain/src/index.js')} Domain */

/**
 * Draws seats in ten groups from the largest list that a draw may have, in this process: medians of five. The baseline
 * hashes the same codes with Node's crypto and sorts them.
 *
 * @returns {Promise<import('../lib/benchmarks.mjs').Measurement>}
 */
export async function run() {
  /** @type {unknown} */
  const module = await import(pathToFileURL(join(ROOT, 'dist/libs/domain/src/index.js')).href);
  const { drawMembers } = /** @type {Domain} */ (module);
  const entries = Array.from({ length: ENTRIES }, (_, index) => ({
    code: `LOT-${String(index).padStart(6, '0')}`,
    stratum: `Buurt ${String(index % STRATA)}`,
  }));
  const strata = Array.from({ length: STRATA }, (_, index) => ({
    stratum: `Buurt ${String(index)}`,
    seats: SEATS,
  }));
  return {
    value: median(() => drawMembers(entries, strata, { seed: SEED, sha256 })),
    unit: 'ms',
    baseline: median(() => entries.map(({ code }) => sha256(`${SEED}\n${code}`)).toSorted()),
    detail:
      `Drawing ${String(STRATA)} times ${String(SEATS)} seats, with all reserves in order, from ${String(ENTRIES)} lots; ` +
      `the baseline hashes and sorts the same texts. Medians of ${String(REPEATS)}.`,
  };
}

/** @param {string} text */
function sha256(text) {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * In milliseconds, after one turn that does not count.
 *
 * @param {() => unknown} work
 */
function median(work) {
  work();
  const times = Array.from({ length: REPEATS }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  return times.toSorted((one, other) => one - other)[Math.floor(REPEATS / 2)] ?? 0;
}
