import { checkCounts, type PabulibElection, type PabulibFault } from '#domain';
import { showFaults } from './fault-report.js';
import { readElection } from './read-election.js';
import type { ExitCode, Terminal } from './terminal.js';

export type CheckOptions = { readonly json?: boolean };

/** Checks one file and tells what it holds, or every fault in it. */
export async function checkFile(
  file: string,
  options: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
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
