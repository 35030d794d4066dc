import { stat } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import type { PabulibElection, PabulibFault } from '#domain';
import { type Step, withProgress } from '../progress-bar.js';
import { planFor } from './choose-plan.js';
import { countPlan } from './count-plan.js';
import { showFaults } from './fault-report.js';
import { readElection } from './read-election.js';
import type { TallyOptions } from './tally-options.js';
import { electionOfPlan, type TallyPlan } from './tally-plan.js';
import { countAsJson, showCount } from './tally-report.js';
import type { ExitCode, Terminal } from './terminal.js';
import { writeRecord } from './write-record.js';

/** Counts the election of one file and tells what it came to; on a terminal, how far it is. */
export async function tallyFile(
  file: string,
  options: TallyOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const counted = await withProgress(terminal, (show) => count(file, options, show));
  if (typeof counted === 'string') {
    terminal.out(counted);
    return 0;
  }
  refuse(file, counted.faults, options, terminal);
  return counted.exitCode;
}

type Refusal = { readonly faults: readonly PabulibFault[]; readonly exitCode: ExitCode };
type Show = (step: Step) => void;

/** The result as the options ask for it, or why there is none. */
async function count(file: string, options: TallyOptions, show: Show): Promise<string | Refusal> {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  const onProgress = (read: number): void => {
    show({ text: `reading ${file}`, ...(size > 0 ? { done: read / size } : {}) });
  };
  const reading = await readElection(file, { onProgress });
  if (reading.election === null) return reading;
  const plan = planFor(reading.election, options);
  const answer =
    'code' in plan ? plan : await answerFor(file, reading.election, { plan, options, show });
  return typeof answer === 'string' ? answer : { faults: [answer], exitCode: 1 };
}

type Asked = {
  readonly plan: TallyPlan;
  readonly options: TallyOptions;
  readonly show: Show;
};

async function answerFor(
  file: string,
  election: PabulibElection,
  { plan, options, show }: Asked,
): Promise<string | PabulibFault> {
  const input = electionOfPlan(election, plan);
  const startedAt = performance.now();
  const result = countPlan(input, plan, shownCounts(file, show));
  const ms = Math.round((performance.now() - startedAt) * 1000) / 1000;
  if ('code' in result) return result;
  await writeRecord(file, { file: election, election: input, plan, result }, options);
  return options.json === true
    ? `${JSON.stringify({ file, ...countAsJson(result), ms })}\n`
    : `${showCount(file, election, result, plan)}\n`;
}

const SHOW_EVERY_MS = 100;

/** Shows how many counts Add1 has made, now and then: nothing else runs meanwhile. */
function shownCounts(file: string, show: Show): (counts: number) => void {
  let shownAt = performance.now();
  return (counts) => {
    if (performance.now() - shownAt < SHOW_EVERY_MS) return;
    shownAt = performance.now();
    show({ text: `counting ${file}, ${counts} counts so far` });
  };
}

function refuse(
  file: string,
  faults: readonly PabulibFault[],
  options: TallyOptions,
  terminal: Terminal,
): void {
  if (options.json === true) {
    terminal.out(`${JSON.stringify({ file, rule: options.rule, faults })}\n`);
  } else {
    terminal.err(showFaults(file, faults));
  }
}
