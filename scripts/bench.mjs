// @ts-check
import { refuseOldNode } from './lib/node-version.mjs';

refuseOldNode();
const { runBenchmarks } = await import('./lib/benchmarks.mjs');
const { runMain } = await import('./lib/failure.mjs');
const { parseOptions } = await import('./lib/options.mjs');
const { stopSignal } = await import('./lib/stop-signals.mjs');

const HELP = `Usage: npm run -s bench [-- OPTION…]

Measures the benchmarks in scripts/bench, each against a baseline of the same run. A slow time is no failure.

  --only NAME   this one only; may be given more than once
  --json        one JSON line for each: {"name","of"?,"value","unit","baseline","ratio","detail"}
  --help        this text`;

await runMain(async () => {
  const options = parseOptions(process.argv.slice(2), HELP, {
    only: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  });
  const only = Array.isArray(options['only']) ? options['only'].map(String) : [];
  return runBenchmarks({ only, isJson: options['json'] === true, signal: stopSignal() });
});
process.exit();
