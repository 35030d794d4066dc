// @ts-check
import { refuseOldNode } from './lib/node-version.mjs';

refuseOldNode();
const { ensureBuilt } = await import('./lib/build.mjs');
const { asFailure, printFailure } = await import('./lib/failure.mjs');
const { ensureInstalled } = await import('./lib/install.mjs');
const { runJest } = await import('./lib/jest-run.mjs');
const { createReport } = await import('./lib/report.mjs');
const { Stopped, stopSignal } = await import('./lib/stop-signals.mjs');
const { NO_REDIS, requireRedisOnCi, startTestServices } = await import('./lib/test-services.mjs');

const HELP = `Usage: npm test [-- [--heavy] JEST-OPTION…]

Runs unit, architecture, integration and end-to-end tests against a real PostgreSQL and, where there is one, Redis.

  --heavy   the same tests with larger sizes
  --help    this text

Everything else goes to Jest, such as \`npm test -- --selectProjects unit\` or \`npm test -- tally\`.
TEST_DATABASE_URL or DATABASE_URL, and REDIS_URL, when set, are used instead of servers of the run's own.`;

/** @param {string[]} args */
async function test(args) {
  const signal = stopSignal();
  const report = createReport();
  requireRedisOnCi();
  await report.step('Packages', (say) => ensureInstalled(say, signal));
  await report.step('Build', (say) => ensureBuilt(say, { signal }));
  const services = await startTestServices(report, signal);
  const notice = services.redisUrl === undefined ? `\n${NO_REDIS}` : '';
  if (notice !== '') report.note(notice);
  try {
    const isHeavy = args.includes('--heavy');
    const jestArgs = args.filter((arg) => arg !== '--heavy');
    return { ...(await runJest(jestArgs, { services, isHeavy, signal })), notice };
  } finally {
    await services.stop();
  }
}

/** @param {string[]} args */
async function main(args) {
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  try {
    const { passed, failed, isGood, notice } = await test(args);
    if (notice !== '') console.log(notice);
    if (passed + failed === 0) console.log('\nNo test ran.');
    console.log(`\n${String(passed)} passed, ${String(failed)} failed`);
    return isGood ? 0 : 1;
  } catch (error) {
    if (error instanceof Stopped) {
      console.log('\nStopped before the end.');
      return 130;
    }
    const failure = asFailure(error);
    printFailure(failure);
    // The set-up counts as one failed test: whoever reads the closing line alone is not misled.
    console.log('\n0 passed, 1 failed');
    return failure.exitCode;
  }
}

process.exitCode = await main(process.argv.slice(2));
