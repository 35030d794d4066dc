// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { electionText } from '../lib/made-elections.mjs';
import { ROOT } from '../lib/paths.mjs';
import {
  plainAddOne,
  plainElection,
  plainGreedy,
  plainPhragmen,
  plainShares,
} from '../lib/plain-tally.mjs';

export const name = 'tally';

const CORPUS = join(ROOT, '../shared/pabulib/elections');
const REPEATS = 5;
const UNIT_CENTS = 100;

/** @typedef {typeof import('../../libs/domain/src/index.js')} Engine */
/** @typedef {import('../lib/benchmarks.mjs').Measurement} Measurement */

/** Real elections where they are at hand, made-up ones of the same size otherwise. */
const ELECTIONS = /** @type {const} */ ({
  long: {
    file: 'Netherlands_Amsterdam_621.pb',
    made: { voters: 10_081, projects: 60, approvals: 18, budget: 620_000, seed: 621 },
  },
  single: {
    file: 'Poland_Wroclaw_2015_150_-_500.pb',
    made: { voters: 131_778, projects: 197, approvals: 1, budget: 4_000_000, seed: 2015 },
  },
  rising: {
    file: 'Poland_Wieliczka_2023_Green_Budget.pb',
    made: { voters: 6_586, projects: 64, approvals: 10, budget: 1_000_000, seed: 2023 },
  },
});

/**
 * Times every rule of the tally engine beside a plain implementation of it, in this process: medians of five. Files are
 * parsed and equal ballots merged before, where the line says so.
 *
 * @param {import('../lib/benchmarks.mjs').BenchmarkContext} context
 * @returns {Promise<Measurement[]>}
 */
export async function run({ note }) {
  const engine = await loadEngine();
  const texts = {
    long: textOf(ELECTIONS.long, note),
    single: textOf(ELECTIONS.single, note),
    rising: textOf(ELECTIONS.rising, note),
  };
  return [
    parsing(engine, texts.single.text, texts.single.label),
    ...rulesOn(engine, texts.long),
    ...oneRun(engine, texts.long),
    ...oneRun(engine, texts.single),
    ...addOne(engine, texts.rising),
  ];
}

/** @returns {Promise<Engine>} */
async function loadEngine() {
  /** @type {unknown} */
  const engine = await import(pathToFileURL(join(ROOT, 'dist/libs/domain/src/index.js')).href);
  return /** @type {Engine} */ (engine);
}

/**
 * @param {(typeof ELECTIONS)[keyof typeof ELECTIONS]} source
 * @param {(text: string) => void} note
 */
function textOf({ file, made }, note) {
  const path = join(CORPUS, file);
  if (existsSync(path)) return { label: file, text: readFileSync(path, 'utf8') };
  note(`${file} is not at hand: a made-up election of its size stands in`);
  return { label: `made-up, the size of ${file}`, text: [...electionText(made)].join('') };
}

/**
 * @param {Engine} engine
 * @param {string} text
 */
function electionIn(engine, text) {
  const reading = engine.parsePabulib(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults.slice(0, 3)));
  return engine.tallyElectionOfPabulib(reading.election);
}

/**
 * @param {Engine} engine
 * @param {string} text
 * @param {string} label
 * @returns {Measurement}
 */
function parsing(engine, text, label) {
  const megabytes = Buffer.byteLength(text) / 1e6;
  const ours = median(() => engine.parsePabulib(text).ok);
  const plain = median(() =>
    text.split('\n').map((line) => line.split(';').map((cell) => cell.split(','))),
  );
  return {
    of: `parse ${label}`,
    value: megabytes / (ours / 1000),
    unit: 'MB/s',
    baseline: megabytes / (plain / 1000),
    detail:
      'Reading and checking the whole file; the baseline splits its lines and cells and checks nothing.',
  };
}

/**
 * @param {Engine} engine
 * @param {{ text: string, label: string }} source
 * @returns {Measurement[]}
 */
function rulesOn(engine, { text, label }) {
  const election = electionIn(engine, text);
  const plainly = () => plainElection(election);
  const { budget, voters } = plainly();
  const endowment = budget / voters;
  /** @type {[import('../../libs/domain/src/index.js').TallyRuleName, () => unknown][]} */
  const rules = [
    ['greedy@1', () => plainGreedy(plainly())],
    ['equal-shares-cost@1', () => plainShares(plainly(), endowment, 'cost')],
    ['equal-shares-cardinality@1', () => plainShares(plainly(), endowment, 'cardinality')],
    ['sequential-phragmen@1', () => plainPhragmen(plainly())],
  ];
  return rules.map(([rule, counted]) => {
    const asked = { rule, threshold: null, ties: engine.DEFAULT_TIES };
    return timed(`${rule} on ${label}`, [() => engine.countTally(election, asked), counted], {
      ours: 'The whole count from packed ballots: merging, counting, exact trace and outcomes.',
    });
  });
}

/**
 * @param {Engine} engine
 * @param {{ text: string, label: string }} source
 * @returns {Measurement[]}
 */
function oneRun(engine, { text, label }) {
  const election = electionIn(engine, text);
  const plain = plainElection(election);
  const terms = /** @type {const} */ ({ utility: 'cost', ties: engine.DEFAULT_TIES });
  const state = engine.openState(engine.sharesProblem(election, terms));
  const voters = BigInt(election.ballots.size);
  const endowment = { numerator: BigInt(election.budget), denominator: voters };
  const ours = () => engine.runShares(state, endowment);
  const plainly = () => plainShares(plain, plain.budget / plain.voters, 'cost');
  return [
    timed(`one run of Equal Shares on ${label}`, [ours, plainly], {
      ours: 'One run at one endowment, ballots merged before.',
    }),
  ];
}

/**
 * @param {Engine} engine
 * @param {{ text: string, label: string }} source
 * @returns {Measurement[]}
 */
function addOne(engine, { text, label }) {
  const election = electionIn(engine, text);
  const plain = plainElection(election);
  const rule = 'equal-shares-cost-add1@1';
  const asked = /** @type {const} */ ({ rule, threshold: null, ties: engine.DEFAULT_TIES });
  const ours = () => engine.countTally(election, asked);
  const every = () => everyUnit(engine, election);
  return [
    timed(`${rule} on ${label}`, [ours, () => plainAddOne(plain, UNIT_CENTS)], {
      ours: 'Add1 in steps of one unit, with its exact trace; the baseline counts plainly at every unit.',
    }),
    timed(`${rule} on ${label}, beside our own count at every unit`, [ours, every], {
      ours: 'Add1 in steps of one unit; the baseline is the same engine, counting at every unit.',
    }),
  ];
}

/**
 * @param {Engine} engine
 * @param {import('../../libs/domain/src/index.js').TallyElection} election
 */
function everyUnit(engine, election) {
  const terms = /** @type {const} */ ({ utility: 'cost', ties: engine.DEFAULT_TIES });
  const problem = engine.sharesProblem(election, terms);
  const state = engine.openState(problem);
  const voters = BigInt(election.ballots.size);
  for (let increments = 0n; ; increments += 1n) {
    const numerator = BigInt(election.budget) + increments * BigInt(UNIT_CENTS) * voters;
    const result = engine.runShares(state, { numerator, denominator: voters });
    if (result.spent > election.budget) return increments;
    if (result.steps.length === problem.priced.length) return increments;
  }
}

/**
 * @param {string} of
 * @param {[ours: () => unknown, plainly: () => unknown]} work
 * @param {{ ours: string }} words
 * @returns {Measurement}
 */
function timed(of, [ours, plainly], words) {
  const value = median(ours);
  const baseline = median(plainly);
  return {
    of,
    value,
    unit: 'ms',
    baseline,
    detail: `${words.ours} Medians of ${String(REPEATS)}.`,
  };
}

/**
 * The median time in milliseconds, after one turn that does not count; long work is done fewer times.
 *
 * @param {() => unknown} work
 */
function median(work) {
  work();
  /** @type {number[]} */
  const times = [];
  const startedAt = performance.now();
  while (times.length < REPEATS && (times.length === 0 || performance.now() - startedAt < 20_000)) {
    const from = performance.now();
    work();
    times.push(performance.now() - from);
  }
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}
