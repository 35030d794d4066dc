import { Command } from 'commander';
import { forEachFile } from './many-files.js';
import { tallyFile } from './tally-file.js';
import { addTallyOptions, type TallyOptions, wrongCombination } from './tally-options.js';
import { processTerminal, reportsWrongUse, type Terminal } from './terminal.js';

/**
 * `wijkkas tally FILE... --rule RULE [--json]`: counts elections in `.pb` files without any service.
 *
 * With `--json` it prints one line a file: `{"file","rule","winners","spent","ties","ms"}`, or
 * `{"file","rule","faults"}` when there is nothing to count. `spent` is in the file's currency units,
 * `ms` the time of the count alone. Options that do not go together are wrong use. Many files are
 * counted on several threads; the lines come in the order of the files. `--record` writes the sealed
 * record of each count, which `wijkkas verify-tally` checks.
 */
export function tallyCommand(terminal: Terminal = processTerminal, threads = 1): Command {
  const command = addTallyOptions(new Command('tally'))
    .description('count an election from a .pb file')
    .argument('<files...>', 'Pabulib files')
    .action(async (files: readonly string[], given: TallyOptions) => {
      const options = { ...given, recordsInFolder: files.length > 1 };
      const wrong = wrongCombination(options);
      if (wrong !== null) command.error(`error: ${wrong}`);
      const run = (file: string, written: Terminal) => tallyFile(file, options, written);
      const code = await forEachFile(files, terminal, { name: 'tally', options, run }, threads);
      terminal.setExitCode(code);
    });
  return reportsWrongUse(command, terminal);
}
