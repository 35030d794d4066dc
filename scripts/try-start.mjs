// @ts-check
import { refuseOldNode } from './lib/node-version.mjs';

refuseOldNode();
const { runMain } = await import('./lib/failure.mjs');
const { createReport } = await import('./lib/report.mjs');
const { tryStart } = await import('./lib/try-start.mjs');

// Does what the README says, twice, and checks that Wijkkas comes up, answers, and leaves nothing behind.
await runMain(async () => {
  const report = createReport();
  const first = await report.step('First `npm start`', (say) => tryStart(say));
  const second = await report.step('Second `npm start`', (say) => tryStart(say));
  report.note(
    `Ready after ${first.toFixed(1)} s the first time, ${second.toFixed(1)} s the second.`,
  );
  return 0;
});
