import { Command, Option } from 'commander';
import { LANGUAGES } from '#wording';
import { processTerminal, reportsWrongUse, type Terminal } from '../terminal.js';
import { carryOut, type CarryOutOptions } from './carry-out.js';
import { freeze, type FreezeOptions } from './freeze.js';
import { verify, type VerifyOptions } from './verify.js';

/**
 * `wijkkas draw`: draws lots from a published list, checks a draw that was held, or prepares one. All of
 * it offline, from the files that the service publishes.
 *
 * Exit code 0 when all is right, 1 when a list, a secret, a seed or a place differs, each told in a
 * sentence, 2 when a file cannot be used.
 */
export function drawCommand(terminal: Terminal = processTerminal): Command {
  const command = new Command('draw')
    .description('draw lots from a published list, and check a draw that was held')
    .addCommand(reportsWrongUse(carryOutCommand(terminal), terminal), { isDefault: true })
    .addCommand(reportsWrongUse(verifyCommand(terminal), terminal))
    .addCommand(reportsWrongUse(freezeCommand(terminal), terminal));
  return reportsWrongUse(command, terminal);
}

function carryOutCommand(terminal: Terminal): Command {
  return withLanguage(new Command('carry-out'))
    .description('draw, from the secret and the public value (what `draw` does by itself)')
    .requiredOption('--list <file>', 'the frozen list, as it was published')
    .requiredOption('--announcement <file>', 'the announcement, as it was published')
    .requiredOption('--secret <text>', 'the secret that was sealed')
    .requiredOption('--public-value <text>', 'the public value, as it was announced to be written')
    .option('-o, --output <file>', 'write the record to this file')
    .action(async (options: CarryOutOptions) => {
      terminal.setExitCode(await carryOut(options, terminal));
    });
}

function verifyCommand(terminal: Terminal): Command {
  return withLanguage(new Command('verify'))
    .description('check the record of a draw against its list')
    .argument('<record>', 'the record, as it was published')
    .requiredOption('--list <file>', 'the frozen list, as it was published')
    .option('--announcement <file>', 'the announcement, as you kept it from before the draw')
    .action(async (record: string, options: VerifyOptions) => {
      terminal.setExitCode(await verify(record, options, terminal));
    });
}

function freezeCommand(terminal: Terminal): Command {
  return new Command('freeze')
    .description('make the list to publish, its hash, and the seal of a secret')
    .requiredOption('--list <file>', 'CSV with a header; only codes and groups are read from it')
    .option('--code-column <name>', 'the column with the codes', 'code')
    .option('--strata <columns>', 'the columns that make the groups, with commas between')
    .option('--secret <text>', 'the secret to seal; a new one unless given')
    .option('-o, --output <file>', 'write the list to publish to this file')
    .option('--json', 'print one JSON line')
    .action(async (options: FreezeOptions) => {
      await freeze(options, terminal);
    });
}

function withLanguage(command: Command): Command {
  return command
    .addOption(
      new Option('--language <language>', 'in which language').choices(LANGUAGES).default('nl'),
    )
    .option('--json', 'print one JSON line');
}
