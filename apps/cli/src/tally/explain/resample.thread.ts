import { parentPort, workerData } from 'node:worker_threads';
import { countResamples, type RobustnessTally, type TallyElection, type TallyRule } from '#domain';

/** The part of a task that one thread counts. */
export type ResampleChunk = {
  readonly election: TallyElection;
  readonly rule: TallyRule;
  readonly seed: string;
  readonly from: number;
  readonly to: number;
};

/** What a thread tells: how many it has counted, and at the end what they came to. */
export type ResampleMessage =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'done'; readonly tally: RobustnessTally };

const TELL_EVERY_MS = 100;

function count({ election, rule, ...chunk }: ResampleChunk): void {
  const tell = (message: ResampleMessage): void => parentPort?.postMessage(message);
  let toldAt = Date.now();
  const tally = countResamples(election, rule, chunk, (done) => {
    if (Date.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = Date.now();
    tell({ kind: 'progress', done });
  });
  tell({ kind: 'done', tally });
}

count(workerData as ResampleChunk);
