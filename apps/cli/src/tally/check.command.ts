import { Command } from 'commander';
import { checkCounts, type PabulibElection, type PabulibFault } from '#domain';
import { showFaults } from './fault-report.js';
import { readElection } from './read-election.js';
import {
  type ExitCode,
  forEachFile,
  processTerminal,
  reportsWrongUse,
  type Terminal,
} from './terminal.js';

type Options = { readonly json?: boolean };

/**
 * `wijkkas check FILE... [--json]`: tells whether `.pb` files follow the format, every fault at once.
 *
 * Notes, such as a vote outside the file's own limits, or a `votes` column that differs from the
 * ballots, do not fail the check. With `--json` it prints one line a file:
 * `{"file","valid","voteType","rule","projects","ballots","faults"}`.
 */
export function checkCommand(terminal: Terminal = processTerminal): Command {
  const command = new Command('check')
    .description('check that a .pb file follows the format')
    .argument('<files...>', 'Pabulib files')
    .option('--json', 'print one JSON line for each file')
    .action(async (files: readonly string[], options: Options) => {
      const code = await forEachFile(files, terminal, (file) => check(file, options, terminal));
      terminal.setExitCode(code);
    });
  return reportsWrongUse(command, terminal);
}

async function check(file: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const reading = await readElection(file);
  const isJson = options.json === true;
  if (reading.election === null) {
    const { faults, exitCode } = reading;
    if (isJson) terminal.out(`${JSON.stringify({ file, valid: false, faults })}\n`);
    else terminal.err(showFaults(file, faults));
    return exitCode;
  }
  const faults = [...reading.notes, ...checkCounts(reading.election)];
  terminal.out(isJson ? jsonLine(file, reading.election, faults) : report(file, reading.election));
  if (!isJson) terminal.out(showFaults(file, faults));
  return 0;
}

function jsonLine(
  file: string,
  { voteType, rule, projects, ballots }: PabulibElection,
  faults: readonly PabulibFault[],
): string {
  const counts = { projects: projects.length, ballots: ballots.size };
  return `${JSON.stringify({ file, valid: true, voteType, rule, ...counts, faults })}\n`;
}

function report(file: string, { voteType, rule, projects, ballots }: PabulibElection): string {
  return `${file}: valid (${voteType}, rule ${rule}, ${projects.length} projects, ${ballots.size} ballots)\n`;
}
