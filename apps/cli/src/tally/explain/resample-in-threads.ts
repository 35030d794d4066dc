import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { RobustnessTally } from '#domain';
import type { Resample } from './resample.js';
import type { ResampleChunk, ResampleMessage } from './resample.thread.js';

/**
 * Counts the resamples on all cores, a stretch of numbers for each thread; the result is that of one
 * thread. When one thread fails, the others are stopped. An interrupt ends the process with its threads.
 */
export const resampleInThreads: Resample = async (
  { samples, ...task },
  onProgress,
): Promise<readonly RobustnessTally[]> => {
  const threads = Math.max(1, Math.min(availableParallelism(), samples));
  const done = Array<number>(threads).fill(0);
  const workers: Worker[] = [];
  const run = (thread: number): Promise<RobustnessTally> => {
    const from = Math.floor((samples * thread) / threads);
    const to = Math.floor((samples * (thread + 1)) / threads);
    const worker = threadFor({ ...task, from, to });
    workers.push(worker);
    return tallyOf(worker, (count) => {
      done[thread] = count;
      onProgress(done.reduce((sum, one) => sum + one, 0));
    });
  };
  try {
    return await Promise.all(Array.from({ length: threads }, (_, thread) => run(thread)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
};

function threadFor(chunk: ResampleChunk): Worker {
  return new Worker(new URL('./resample.thread.js', import.meta.url), { workerData: chunk });
}

function tallyOf(worker: Worker, onProgress: (done: number) => void): Promise<RobustnessTally> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: ResampleMessage) => {
      if (message.kind === 'progress') onProgress(message.done);
      else resolve(message.tally);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      reject(new Error(`A counting thread ended without a result (exit code ${code}).`));
    });
  });
}
