import type { MergedBallots } from '../merge/merge-ballots.js';
import { transpose } from '../merge/sparse-rows.js';
import { drawBelow, type RandomNumbers } from './seeded-random.js';

/** The class of each voter, classes in their order. */
export function ownersOf(weights: Float64Array): Uint32Array {
  const owners = new Uint32Array(weights.reduce((total, weight) => total + weight, 0));
  let end = 0;
  weights.forEach((weight, one) => {
    owners.fill(one, end, end + weight);
    end += weight;
  });
  return owners;
}

/** As many voters as there are, each drawn from all of them: how many of each class. */
export function resampledWeights(
  owners: Uint32Array,
  classCount: number,
  next: RandomNumbers,
): Float64Array {
  const weights = new Float64Array(classCount);
  for (let draw = 0; draw < owners.length; draw += 1) {
    const one = owners[drawBelow(next, owners.length)] as number;
    weights[one] = (weights[one] as number) + 1;
  }
  return weights;
}

/** The same classes with other weights; those without voters are left out. */
export function reweighted(
  { byClass }: MergedBallots,
  weights: Float64Array,
  projectCount: number,
): MergedBallots {
  const { starts, columns, values } = byClass;
  const kept = Uint32Array.from(weights.keys()).filter((one) => (weights[one] as number) > 0);
  const newStarts = new Uint32Array(kept.length + 1);
  const newColumns = new Uint32Array(columns.length);
  const newValues = values === null ? null : new Float64Array(columns.length);
  let end = 0;
  kept.forEach((one, row) => {
    const to = starts[one + 1] as number;
    for (let at = starts[one] as number; at < to; at += 1) {
      newColumns[end] = columns[at] as number;
      if (newValues !== null) newValues[end] = values?.[at] as number;
      end += 1;
    }
    newStarts[row + 1] = end;
  });
  const rows = {
    starts: newStarts,
    columns: newColumns.slice(0, end),
    values: newValues?.slice(0, end) ?? null,
  };
  const voters = Float64Array.from(kept, (one) => weights[one] as number);
  return {
    voterCount: voters.reduce((total, weight) => total + weight, 0),
    weights: voters,
    byClass: rows,
    byProject: transpose(rows, projectCount),
  };
}

/** The points of every project on ballots merged into classes, by place. */
export function scoresOf(
  { byClass }: MergedBallots,
  weights: Float64Array,
  count: number,
): Float64Array {
  const scores = new Float64Array(count);
  const { starts, columns, values } = byClass;
  weights.forEach((weight, one) => {
    if (weight === 0) return;
    const to = starts[one + 1] as number;
    for (let at = starts[one] as number; at < to; at += 1) {
      const project = columns[at] as number;
      scores[project] = (scores[project] as number) + weight * (values?.[at] ?? 1);
    }
  });
  return scores;
}
