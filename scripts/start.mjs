// @ts-check
import { resolve } from 'node:path';
import { refuseOldNode } from './lib/node-version.mjs';

refuseOldNode();
const { runMain } = await import('./lib/failure.mjs');
const { launch } = await import('./lib/launcher.mjs');
const { parseOptions, parsePort } = await import('./lib/options.mjs');
const { DATA_FOLDER } = await import('./lib/paths.mjs');
const { createReport } = await import('./lib/report.mjs');
const { given } = await import('./lib/service-environment.mjs');
const { stopSignal } = await import('./lib/stop-signals.mjs');

const HELP = `Usage: npm start [-- OPTION…]

Installs, builds and starts Wijkkas with a demo municipality, as far as each is needed. Ctrl-C stops it.

  --port NUMBER   where it listens; otherwise API_PORT, otherwise 3000
  --data FOLDER   where database, mails and logs are kept; otherwise .data
  --fresh         first removes what earlier runs have kept there
  --help          this text

DATABASE_URL, REDIS_URL and SMTP_URL, when set, are used instead of what Wijkkas brings along.`;

await runMain(async () => {
  const options = parseOptions(process.argv.slice(2), HELP, {
    port: { type: 'string' },
    data: { type: 'string' },
    fresh: { type: 'boolean' },
  });
  const typedPort = options['port'];
  const port =
    typeof typedPort === 'string'
      ? parsePort(typedPort, '--port')
      : parsePort(given('API_PORT') ?? '3000', 'API_PORT');
  await launch({
    port,
    host: given('API_HOST') ?? '127.0.0.1',
    dataFolder: typeof options['data'] === 'string' ? resolve(options['data']) : DATA_FOLDER,
    isFresh: options['fresh'] === true,
    report: createReport(),
    signal: stopSignal(),
  });
  return 0;
});
// Whatever may still be open (a kept-alive connection): everything of ours has been stopped.
process.exit();
