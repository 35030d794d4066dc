// @ts-check
import { refuseOldNode } from './lib/node-version.mjs';

refuseOldNode();
const { runMain } = await import('./lib/failure.mjs');
const { runChecks } = await import('./lib/checks.mjs');
const { parseOptions } = await import('./lib/options.mjs');
const { createReport } = await import('./lib/report.mjs');
const { stopSignal } = await import('./lib/stop-signals.mjs');

const HELP = `Usage: npm run check [-- OPTION]

The one gate: format, types, lint, dependencies, build, generated files unchanged, API rules, tests. It stops at the
first that fails.

  --no-tests   everything but the tests
  --help       this text`;

await runMain(() => {
  const options = parseOptions(process.argv.slice(2), HELP, { 'no-tests': { type: 'boolean' } });
  return runChecks({
    isWithTests: options['no-tests'] !== true,
    report: createReport(),
    signal: stopSignal(),
  });
});
