// @ts-check
import { refuseOldNode } from './lib/node-version.mjs';

refuseOldNode();
const { runMain } = await import('./lib/failure.mjs');
const { parseOptions } = await import('./lib/options.mjs');
const { createReport } = await import('./lib/report.mjs');
const { ensureInstalled } = await import('./lib/install.mjs');
const { ensureBuilt } = await import('./lib/build.mjs');

const HELP = `Usage: npm run build [-- OPTION]

Builds the server and the web page into dist/, as far as their sources have changed.

  --force   build in any case
  --help    this text`;

await runMain(async () => {
  const options = parseOptions(process.argv.slice(2), HELP, { force: { type: 'boolean' } });
  const report = createReport();
  await report.step('Packages', (say) => ensureInstalled(say));
  await report.step('Build', (say) => ensureBuilt(say, { isForced: options['force'] === true }));
  return 0;
});
