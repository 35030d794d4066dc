// @ts-check
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { electionText } from './made-elections.mjs';
import { ROOT } from './paths.mjs';

/**
 * Reads a made-up election chunk by chunk and counts it by the rule that the first argument names, in a process of its own, so
 * that its memory can be told. Prints `{"parseMs","countMs","peakMegabytes","ballots","winners"}`.
 *
 * @typedef {typeof import('../../libs/domain/src/index.js')} Engine
 */

const [rule = 'greedy@1', voters = '1000000'] = process.argv.slice(2);
/** @type {unknown} */
const module = await import(pathToFileURL(join(ROOT, 'dist/libs/domain/src/index.js')).href);
const engine = /** @type {Engine} */ (module);

const made = { voters: Number(voters), projects: 500, approvals: 10, budget: 5_000_000, seed: 1 };
const reader = engine.openPabulibReader({ keepCells: false });
let parseMs = 0;
for (const chunk of electionText(made)) {
  const from = performance.now();
  reader.push(chunk);
  parseMs += performance.now() - from;
}
const from = performance.now();
const reading = reader.end();
parseMs += performance.now() - from;
if (!reading.ok) throw new Error(JSON.stringify(reading.faults.slice(0, 3)));

const election = engine.tallyElectionOfPabulib(reading.election);
const name = engine.TALLY_RULES.find((one) => one === rule);
if (name === undefined) throw new Error(`There is no rule ${rule}.`);
const startedAt = performance.now();
const answer = engine.countTally(election, {
  rule: name,
  threshold: null,
  ties: engine.DEFAULT_TIES,
});
const countMs = performance.now() - startedAt;
if (answer.kind === 'refused') throw new Error(answer.refusal.code);
console.log(
  JSON.stringify({
    parseMs,
    countMs,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    ballots: election.ballots.size,
    winners: answer.result.winners.length,
  }),
);
