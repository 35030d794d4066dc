import { countResamples, type RobustnessTally, type TallyElection, type TallyRule } from '#domain';

/** Which resamples of which election to count. */
export type ResampleTask = {
  readonly election: TallyElection;
  readonly rule: TallyRule;
  readonly seed: string;
  readonly samples: number;
};

/** Counts all resamples of a task, in chunks that add up, and tells how many are done. */
export type Resample = (
  task: ResampleTask,
  onProgress: (done: number) => void,
) => Promise<readonly RobustnessTally[]>;

/** Counts the resamples in this very thread. */
export const resampleHere: Resample = ({ election, rule, seed, samples }, onProgress) =>
  Promise.resolve([countResamples(election, rule, { seed, from: 0, to: samples }, onProgress)]);
