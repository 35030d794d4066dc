import type { GatheredRow } from './gathered-row.js';
import { BUDGET, PURSE, SLOPE_HIGH, WEIGHT } from './purse.js';
import type { SharesState } from './shares-state.js';

/**
 * Gathers the supporters of a project, and clears its row of those that have run out. The classes of a
 * row lie far apart in a large election: this is the one pass that has to fetch them.
 */
export function gatherRow(state: SharesState, project: number): GatheredRow {
  const { classes, points, purses, row } = state;
  const from = state.problem.merged.byProject.starts[project] as number;
  const to = state.ends[project] as number;
  let size = 0;
  for (let at = from; at < to; at += 1) {
    const one = classes[at] as number;
    const slope = purses[one * PURSE + SLOPE_HIGH] as number;
    if (slope === 0) continue;
    classes[from + size] = one;
    row.budgets[size] = purses[one * PURSE + BUDGET] as number;
    row.weights[size] = purses[one * PURSE + WEIGHT] as number;
    row.slopes[size] = slope;
    if (points !== null && row.points !== null) {
      points[from + size] = points[at] as number;
      row.points[size] = points[at] as number;
    }
    size += 1;
  }
  state.ends[project] = from + size;
  state.clearedAt[project] = state.spentOut;
  row.size = size;
  return row;
}
