// @ts-check
import { refuseOldNode } from './lib/node-version.mjs';

refuseOldNode();
const { breakTally } = await import('./lib/break-tally.mjs');
const { runMain } = await import('./lib/failure.mjs');
const { parseOptions } = await import('./lib/options.mjs');
const { stopSignal } = await import('./lib/stop-signals.mjs');

const HELP = `Usage: npm run -s test:breaks [-- OPTION…]

Breaks every rule of the tally engine in three ways or more, each in a copy of its own, and looks whether a test notices.

  --only RULE   the breaks of this rule only; may be given more than once
  --help        this text`;

await runMain(async () => {
  const options = parseOptions(process.argv.slice(2), HELP, {
    only: { type: 'string', multiple: true },
  });
  const only = Array.isArray(options['only']) ? options['only'].map(String) : [];
  return breakTally({ only, signal: stopSignal() });
});
process.exit();
