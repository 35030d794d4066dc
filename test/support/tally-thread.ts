import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { UnitOfWork } from '#persistence';
import { TallyRound } from '../../apps/worker/src/voting/tally-round.use-case.js';
import { TallyThreads } from '../../apps/worker/src/voting/tally-threads.js';
import { TallyWork } from '../../apps/worker/src/voting/tally-work.js';
import { WorkerConfig } from '../../apps/worker/src/worker.config.js';

const BUILT = fileURLToPath(
  new URL('../../dist/apps/worker/src/voting/tally.thread.js', import.meta.url),
);

/** The thread that ships: a thread runs what is built, also when the rest runs from the sources. */
export const TALLY_THREAD = { file: built(), memoryMb: 1_024 };

function built(): string {
  if (!existsSync(BUILT)) throw new Error('There is no build yet: npm run build.');
  return BUILT;
}

/** Counts rounds as the worker does, for a suite that has no worker. */
export function aTallyRound(
  unitOfWork: UnitOfWork,
  memoryMb: number = TALLY_THREAD.memoryMb,
  file: string = TALLY_THREAD.file,
): TallyRound {
  const config = new WorkerConfig({
    databaseUrl: '',
    redisUrl: null,
    queuePrefix: '',
    publicUrl: '',
    smtpUrl: '',
    mailFrom: '',
    tallyThread: { file, memoryMb },
    voterKeySecret: '',
    isDemo: true,
    logLevel: 'fatal',
  });
  return new TallyRound(unitOfWork, new TallyWork(unitOfWork), new TallyThreads(config));
}
