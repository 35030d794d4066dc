import { Command, CommanderError } from 'commander';
import { CliFailure, codeOf } from './cli-failure.js';
import type { CliContext } from './context.js';
import { drawCommand } from './draw/draw.command.js';
import type { ExportOptions } from './elections/export-election.js';
import type { ImportOptions } from './elections/import-election.js';
import { municipalityCommand, tokenCommand } from './set-up/set-up.commands.js';
import { auditCommand } from './tally/audit.command.js';
import { checkCommand } from './tally/check.command.js';
import { explainCommand } from './tally/explain.command.js';
import { tallyCommand } from './tally/tally.command.js';
import { type ExitCode, reportsWrongUse } from './terminal.js';
import { verifyCommand } from './verify/verify.command.js';
import { wholeNumber } from './whole-number.js';

/**
 * Runs the command line and says how it ended: 0 done, 1 it failed, 2 wrong use. What is wrong is
 * told in a sentence on standard error; nothing is thrown.
 */
export async function runCli(args: readonly string[], given: CliContext): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const terminal = {
    ...given.terminal,
    setExitCode: (code: ExitCode) => {
      exitCode = code;
    },
  };
  try {
    await programOf({ ...given, terminal }).parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.err(`wijkkas: ${sentenceOf(error)}\n`);
    return exitCodeOf(error);
  }
}

/** What runs only when it is asked for is loaded only then: a count needs no database. */
function programOf(context: CliContext): Command {
  const program = new Command('wijkkas')
    .description('Participatory budgeting for Dutch municipalities, from the command line.')
    .showHelpAfterError('(wijkkas --help lists the commands)');
  const commands = [
    migrateCommand(context),
    municipalityCommand(context),
    tokenCommand(context),
    demoCommand(context),
    importCommand(context),
    exportCommand(context),
    tallyCommand(context.terminal, context.threads),
    checkCommand(context.terminal, context.threads),
    explainCommand(context.terminal),
    auditCommand(context.terminal),
    drawCommand(context.terminal),
    verifyCommand(context.terminal),
  ];
  for (const command of commands) program.addCommand(command);
  return reportAll(program, context);
}

function reportAll(command: Command, context: CliContext): Command {
  for (const child of command.commands) reportAll(child, context);
  return reportsWrongUse(command, context.terminal);
}

function migrateCommand(context: CliContext): Command {
  return new Command('migrate')
    .description('bring the database to the schema of this version')
    .option('--json', 'print one JSON line')
    .action(async (options: { readonly json?: boolean }) => {
      const { migrateDatabase } = await import('./migrate-database.js');
      await migrateDatabase(options, context);
    });
}

function demoCommand(context: CliContext): Command {
  const load = new Command('load')
    .description('make the demo municipality Lindestad, unless it is there')
    .option('--seed <number>', 'which municipality to make up', wholeNumber, 1)
    .option('--json', 'print one JSON line with the accounts and a token')
    .action(async (options: { readonly seed: number; readonly json?: boolean }) => {
      const { loadDemo } = await import('./demo/load-demo.js');
      await loadDemo(options, context);
    });
  return new Command('demo').description('the demo municipality').addCommand(load);
}

function importCommand(context: CliContext): Command {
  return serviceOptions(new Command('import-pb'))
    .description('put an election from a .pb file into the service, as a round')
    .argument('<file>', 'a Pabulib file')
    .option('--wijkteam <name>', 'the wijkteam that holds the round, by name or id')
    .option('--budget <budget>', 'the budget that pays for it, by id or year')
    .option('--title <title>', 'what the round is called; otherwise what the file says')
    .option('--tally', 'ask for the count and wait for the result')
    .action(async (file: string, options: ImportOptions) => {
      const { importElection } = await import('./elections/import-election.js');
      await importElection(file, options, context);
    });
}

function exportCommand(context: CliContext): Command {
  return serviceOptions(new Command('export-pb'))
    .description('write a counted round of the service as a .pb file')
    .argument('<round>', 'the id of the round')
    .option('-o, --output <file>', 'where to write it; otherwise to standard output')
    .action(async (round: string, options: ExportOptions) => {
      const { exportElection } = await import('./elections/export-election.js');
      await exportElection(round, options, context);
    });
}

function serviceOptions(command: Command): Command {
  return command
    .option('--municipality <name>', 'the municipality, by its name in addresses')
    .option('--url <url>', 'the service; otherwise WIJKKAS_URL, otherwise http://localhost:3000')
    .option('--token <token>', 'the token of a machine account; otherwise WIJKKAS_TOKEN')
    .option('--json', 'print JSON lines');
}

/** What the driver says when there is no database to talk to, as sentences. */
const REFUSALS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The database does not answer at the address of DATABASE_URL. Is it running?',
  ENOTFOUND: 'There is no server with the name in DATABASE_URL.',
  '28P01': 'The database does not accept the name and password of DATABASE_URL.',
  '3D000': 'The database of DATABASE_URL does not exist on that server.',
  '42P01': 'The database has not this version of the schema: run `wijkkas migrate` first.',
  '42501': 'The login of DATABASE_URL may not do this; `wijkkas migrate` gives it its rights.',
};

function sentenceOf(error: unknown): string {
  const code = codeOf(error);
  const known = code === null ? undefined : REFUSALS[code];
  return known ?? (error instanceof Error ? error.message : String(error));
}

function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CliFailure) return error.exitCode;
  return error instanceof Error && error.name === 'ConfigurationError' ? 2 : 1;
}
