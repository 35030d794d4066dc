import { performance } from 'node:perf_hooks';
import { Command } from 'commander';
import { type PabulibElection, type PabulibFault, tallyElectionOfPabulib } from '#domain';
import { planFor } from './choose-plan.js';
import { countPlan } from './count-plan.js';
import { showFaults } from './fault-report.js';
import { readElection } from './read-election.js';
import { addTallyOptions, type TallyOptions, wrongCombination } from './tally-options.js';
import type { TallyPlan } from './tally-plan.js';
import { countAsJson, showCount } from './tally-report.js';
import {
  type ExitCode,
  forEachFile,
  processTerminal,
  reportsWrongUse,
  type Terminal,
} from './terminal.js';

/**
 * `wijkkas tally FILE... --rule RULE [--json]`: counts elections in `.pb` files without any service.
 *
 * With `--json` it prints one line a file: `{"file","rule","winners","spent","ties","ms"}`, or
 * `{"file","rule","faults"}` when there is nothing to count. `spent` is in the file's currency units,
 * `ms` the time of the count alone. Options that do not go together are wrong use.
 */
export function tallyCommand(terminal: Terminal = processTerminal): Command {
  const command = addTallyOptions(new Command('tally'))
    .description('count an election from a .pb file')
    .argument('<files...>', 'Pabulib files')
    .action(async (files: readonly string[], options: TallyOptions) => {
      const wrong = wrongCombination(options);
      if (wrong !== null) command.error(`error: ${wrong}`);
      const code = await forEachFile(files, terminal, (file) => tally(file, options, terminal));
      terminal.setExitCode(code);
    });
  return reportsWrongUse(command, terminal);
}

async function tally(file: string, options: TallyOptions, terminal: Terminal): Promise<ExitCode> {
  const reading = await readElection(file);
  if (reading.election === null) {
    refuse(file, reading.faults, options, terminal);
    return reading.exitCode;
  }
  const plan = planFor(reading.election, options);
  const answer = 'code' in plan ? plan : answerFor(file, reading.election, plan, options);
  if (typeof answer !== 'string') {
    refuse(file, [answer], options, terminal);
    return 1;
  }
  terminal.out(answer);
  return 0;
}

/** The result as the options ask for it, or why there is none. */
function answerFor(
  file: string,
  election: PabulibElection,
  plan: TallyPlan,
  { json }: TallyOptions,
): string | PabulibFault {
  const input = tallyElectionOfPabulib(election);
  const startedAt = performance.now();
  const count = countPlan(input, plan);
  const ms = Math.round((performance.now() - startedAt) * 1000) / 1000;
  if ('code' in count) return count;
  return json === true
    ? `${JSON.stringify({ file, ...countAsJson(count), ms })}\n`
    : `${showCount(file, election, count)}\n`;
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
