import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { CliFailure } from '../cli-failure.js';
import { processTerminal, reportsWrongUse, type Terminal } from '../terminal.js';
import { checkTally } from './check-tally.js';

/**
 * `wijkkas verify-tally RECORD FILE [--json]`: checks a tally record against the `.pb` file that was
 * counted, with none of the engine's code.
 *
 * One line for each check, `ok` or `FAILED` with the reason; with `--json` one line
 * `{"record","file","valid","checks":[{"check","reason"}]}`. Exit code 0 when all is right, 1 when a
 * check failed, 2 when a file cannot be read.
 */
export function verifyCommand(terminal: Terminal = processTerminal): Command {
  const command = new Command('verify-tally')
    .description('check a tally record against the ballots, independently of the count')
    .argument('<record>', 'the tally record, as `wijkkas tally --record` writes it')
    .argument('<file>', 'the Pabulib file that was counted')
    .option('--json', 'print one JSON line')
    .action(async (record: string, file: string, { json }: { readonly json?: boolean }) => {
      const checks = checkRecord(await textOf(record), await textOf(file));
      const valid = checks.every(({ reason }) => reason === null);
      terminal.out(
        json === true
          ? `${JSON.stringify({ record, file, valid, checks })}\n`
          : `${checks.map(lineOf).join('')}${record}: ${valid ? 'all checks hold' : 'REFUSED'}\n`,
      );
      terminal.setExitCode(valid ? 0 : 1);
    });
  return reportsWrongUse(command, terminal);
}

/** One thing that was checked; `reason` says what is wrong, null that nothing is. */
export type Check = { readonly check: string; readonly reason: string | null };

/** Checks a record against the `.pb` file that was counted, up to the first fault; never throws. */
export function checkRecord(recordText: string, fileText: string): Check[] {
  const checks: Check[] = [];
  try {
    for (const check of checkTally(recordText, fileText)) checks.push({ check, reason: null });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    checks.push({ check: checks.pop()?.check ?? 'record', reason });
  }
  return checks;
}

function lineOf({ check, reason }: Check): string {
  return reason === null ? `ok      ${check}\n` : `FAILED  ${check}: ${reason}\n`;
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliFailure(`${path} cannot be read: ${why}`, 2);
  }
}
