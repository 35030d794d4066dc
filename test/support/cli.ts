import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runCli } from '../../apps/cli/src/program.js';
import { testApiConfig, type TestApi } from './api.js';
import { aRecordedTerminal } from './terminal.factory.js';

/** What a command wrote, and how it ended. */
export type CliRun = { readonly code: number | null; readonly out: string; readonly err: string };

const BUILT = 'dist/apps/cli/src/main.js';

/** The environment of a command line that belongs to a test's api. */
export function cliEnvironment(
  api: Pick<TestApi, 'baseUrl' | 'origin' | 'database'>,
): Record<string, string> {
  const { databaseUrl, voterKeySecret } = testApiConfig(api.database.url, api.origin).values;
  return {
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    MIGRATION_DATABASE_URL: api.database.ownerUrl,
    VOTER_KEY_SECRET: voterKeySecret,
    WIJKKAS_DEMO: 'true',
    WIJKKAS_URL: api.baseUrl.replace('/api/v1', ''),
  };
}

/** Runs a command as the program does, with what it writes caught; nobody watches. */
export async function wijkkas(
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  now: () => Date = () => new Date(),
): Promise<CliRun> {
  const terminal = aRecordedTerminal();
  const code = await runCli(args, { variables, now, terminal });
  const { out, err } = terminal.written;
  return { code, out, err };
}

/** The JSON lines that a command printed. */
export function jsonLines<Line>({ out }: Pick<CliRun, 'out'>): Line[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

/** Runs the built command line as a process of its own. */
export async function wijkkasProcess(
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  if (!existsSync(BUILT)) throw new Error('There is no build yet: npm run build.');
  const child = spawn(process.execPath, [BUILT, ...args], {
    env: { PATH: process.env['PATH'], ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}
