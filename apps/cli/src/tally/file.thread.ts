import { parentPort } from 'node:worker_threads';
import { FILE_WORK } from './file-work.js';
import { type FileTask, recorded } from './many-files.js';

/** Works on one file at a time, as asked by the main thread. */
parentPort?.on('message', ({ command, file, options }: FileTask) => {
  const work = FILE_WORK[command];
  if (work === undefined) throw new Error(`There is no work ${command}.`);
  void recorded((terminal) => work(file, options, terminal)).then(
    (answer) => parentPort?.postMessage(answer),
    (error: unknown) => {
      throw error;
    },
  );
});
