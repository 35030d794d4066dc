import { Command } from 'commander';
import { tallyCommand } from '../../apps/cli/src/tally/tally.command.js';
import { aRecordedTerminal, type RecordedTerminal } from './terminal.factory.js';

/** Runs `wijkkas tally ARGS` as the main program does, and gives what it wrote. */
export async function runTally(
  args: readonly string[],
  showsProgress = false,
): Promise<RecordedTerminal['written']> {
  const terminal = aRecordedTerminal(showsProgress);
  const program = new Command('wijkkas').exitOverride().addCommand(tallyCommand(terminal));
  await program.parseAsync(['tally', ...args], { from: 'user' });
  return terminal.written;
}

/** The JSON lines in a text. */
export const jsonLinesOf = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
