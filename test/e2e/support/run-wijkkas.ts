import { spawn } from 'node:child_process';

export type CliRun = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs the built command line as a person does. @throws {Error} with what it said, unless it ends with 0 */
export async function runWijkkas(
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<CliRun> {
  const run = await new Promise<CliRun>((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/apps/cli/src/main.js', ...args], {
      env: { ...process.env, ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code: code ?? -1, stdout, stderr });
    });
  });
  if (run.code !== 0) throw new Error(`wijkkas ${args.join(' ')}: ${run.stderr}${run.stdout}`);
  return run;
}
