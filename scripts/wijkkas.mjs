// @ts-check
import { refuseOldNode } from './lib/node-version.mjs';

refuseOldNode();
const { constants } = await import('node:os');
const { spawn } = await import('node:child_process');
const { ensureBuilt, isBuilt } = await import('./lib/build.mjs');
const { runMain } = await import('./lib/failure.mjs');
const { ensureInstalled, isInstalled } = await import('./lib/install.mjs');
const { distEntry, DATA_FOLDER } = await import('./lib/paths.mjs');
const { isAlive } = await import('./lib/processes.mjs');
const { createReport } = await import('./lib/report.mjs');
const { findRunning } = await import('./lib/running-file.mjs');
const { findSecrets } = await import('./lib/secrets.mjs');
const { given } = await import('./lib/service-environment.mjs');

/** What is missing is made with a word on stderr: stdout belongs to the command. */
async function prepare() {
  const report = createReport(process.stderr);
  if (!isInstalled()) await report.step('Packages', (say) => ensureInstalled(say));
  if (!isBuilt()) await report.step('Build', (say) => ensureBuilt(say));
}

/**
 * The address and token of the demo that runs in this clone, unless the caller names others.
 *
 * @returns {NodeJS.ProcessEnv}
 */
function demoAccess() {
  const running = findRunning(DATA_FOLDER);
  if (given('WIJKKAS_URL') !== undefined || running?.url === undefined || !isAlive(running.pid)) {
    return {};
  }
  const token = given('WIJKKAS_TOKEN') ?? findSecrets(DATA_FOLDER)?.demo?.token;
  return { WIJKKAS_URL: running.url, ...(token === undefined ? {} : { WIJKKAS_TOKEN: token }) };
}

/**
 * Runs the command line with our terminal.
 *
 * @param {string[]} args
 * @returns {Promise<number>} its exit code; 128 and the signal's number when a signal ended it
 */
function runCommand(args) {
  const child = spawn(process.execPath, [distEntry('cli'), ...args], {
    stdio: 'inherit',
    // npm works in the root of the clone; the paths that were typed are relative to where they were typed.
    cwd: given('INIT_CWD') ?? process.cwd(),
    env: { ...process.env, ...demoAccess() },
  });
  // Ctrl-C is for the command, which gets it from the terminal as well; we stay to pass on its answer.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

await runMain(async () => {
  await prepare();
  return runCommand(process.argv.slice(2));
});
