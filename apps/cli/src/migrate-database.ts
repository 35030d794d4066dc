import { migrate } from '#persistence';
import { Environment } from '#platform';
import { migrationSettings } from './cli.config.js';
import type { CliContext } from './context.js';

/**
 * `wijkkas migrate [--json]`: brings the database up to date and says what was done.
 *
 * With `--json` it prints `{"migrations":[names]}`, the names of those that were run.
 */
export async function migrateDatabase(
  { json }: { readonly json?: boolean },
  { terminal, variables }: CliContext,
): Promise<void> {
  const migrations = await migrate(migrationSettings(new Environment(variables)));
  if (json === true) {
    terminal.out(`${JSON.stringify({ migrations })}\n`);
  } else if (migrations.length === 0) {
    terminal.out('The database is up to date.\n');
  } else {
    terminal.out(`Migrated the database:\n${migrations.map((name) => `  ${name}\n`).join('')}`);
  }
}
