import { Command } from 'commander';
import { checkFile, type CheckOptions } from './check-file.js';
import { forEachFile } from './many-files.js';
import { processTerminal, reportsWrongUse, type Terminal } from './terminal.js';

/**
 * `wijkkas check FILE... [--json]`: tells whether `.pb` files follow the format, every fault at once.
 *
 * Notes, such as a vote outside the file's own limits, or a `votes` column that differs from the
 * ballots, do not fail the check. With `--json` it prints one line a file:
 * `{"file","valid","voteType","rule","projects","ballots","faults"}`. Many files are checked on
 * several threads; the lines come in the order of the files.
 */
export function checkCommand(terminal: Terminal = processTerminal, threads = 1): Command {
  const command = new Command('check')
    .description('check that a .pb file follows the format')
    .argument('<files...>', 'Pabulib files')
    .option('--json', 'print one JSON line for each file')
    .action(async (files: readonly string[], options: CheckOptions) => {
      const run = (file: string, written: Terminal) => checkFile(file, options, written);
      const code = await forEachFile(files, terminal, { name: 'check', options, run }, threads);
      terminal.setExitCode(code);
    });
  return reportsWrongUse(command, terminal);
}
