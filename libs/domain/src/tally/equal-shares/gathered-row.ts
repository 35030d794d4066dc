import type { SharesProblem } from './shares-problem.js';

/** The supporters of one project side by side: a price is sought in several passes over them. */
export type GatheredRow = {
  readonly budgets: Float64Array;
  readonly weights: Float64Array;
  readonly slopes: Float64Array;
  readonly points: Float64Array | null;
  /** Only the first so many entries have a meaning. */
  size: number;
};

/** Room for the supporters of any project. */
export function openRow({ merged }: SharesProblem): GatheredRow {
  const { starts, values } = merged.byProject;
  let longest = 0;
  starts.forEach((start, project) => {
    const length = (starts[project + 1] ?? start) - start;
    if (length > longest) longest = length;
  });
  return {
    budgets: new Float64Array(longest),
    weights: new Float64Array(longest),
    slopes: new Float64Array(longest),
    points: values === null ? null : new Float64Array(longest),
    size: 0,
  };
}
