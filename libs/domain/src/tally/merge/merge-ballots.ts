import { compareCodePoints } from '../compare-code-points.js';
import type { TallyElection } from '../tally-election.js';
import { distinctRows } from './distinct-rows.js';
import { orderRows } from './order-rows.js';
import { type SparseRows, transpose } from './sparse-rows.js';
import { supportOfBallots } from './support-of-ballots.js';

/**
 * The ballots of a count with equal ones put together: a class is a set of voters who support the same
 * projects with the same points, and whom every rule here treats alike from beginning to end.
 */
export type MergedBallots = {
  /** All voters, those with an empty ballot too. */
  readonly voterCount: number;
  /** How many voters each class has; a class of empty ballots is kept. */
  readonly weights: Float64Array;
  /** A row per class: the projects that it supports (places in the list of projects), with points. */
  readonly byClass: SparseRows;
  /** A row per project: the classes that support it, ascending, with points. */
  readonly byProject: SparseRows;
};

/**
 * Merges equal ballots into weighted classes.
 *
 * The classes, and their order, depend on what was voted and on the ids of the projects alone: not on
 * the order of ballots or projects in the input. Classes stand in lexical order of their projects,
 * projects in code-point order of their ids. Linear in the choices but for ordering the classes.
 */
export function mergeBallots({ projects, form, ballots }: TallyElection): MergedBallots {
  const byId = projects
    .map(({ id }, place) => ({ id, place }))
    .sort((left, right) => compareCodePoints(left.id, right.id));
  const ranks = new Uint32Array(projects.length);
  byId.forEach(({ place }, rank) => {
    ranks[place] = rank;
  });
  const support = supportOfBallots(ballots, form, projects.length);
  const ranked = { ...support, columns: renumbered(support.columns, ranks) };
  const sorted = transpose(transpose(ranked, projects.length), ballots.size);
  const { firsts, counts } = distinctRows(sorted, projects.length);
  const order = orderRows(sorted, firsts, projects.length);
  const inRanks = pickRows(
    sorted,
    order.map((at) => firsts[at] ?? 0),
  );
  const places = Uint32Array.from(byId, ({ place }) => place);
  const byClass = { ...inRanks, columns: renumbered(inRanks.columns, places) };
  return {
    voterCount: ballots.size,
    weights: Float64Array.from(order, (at) => counts[at] ?? 0),
    byClass,
    byProject: transpose(byClass, projects.length),
  };
}

function renumbered(columns: Uint32Array, numbers: Uint32Array): Uint32Array {
  const result = new Uint32Array(columns.length);
  for (let at = 0; at < columns.length; at += 1) {
    result[at] = numbers[columns[at] as number] as number;
  }
  return result;
}

function pickRows({ starts, columns, values }: SparseRows, chosen: Uint32Array): SparseRows {
  const newStarts = new Uint32Array(chosen.length + 1);
  chosen.forEach((row, at) => {
    newStarts[at + 1] = (newStarts[at] ?? 0) + (starts[row + 1] ?? 0) - (starts[row] ?? 0);
  });
  const size = newStarts[chosen.length] ?? 0;
  const newColumns = new Uint32Array(size);
  const newValues = values === null ? null : new Float64Array(size);
  chosen.forEach((row, at) => {
    const place = newStarts[at] ?? 0;
    newColumns.set(columns.subarray(starts[row], starts[row + 1]), place);
    newValues?.set(values?.subarray(starts[row], starts[row + 1]) ?? [], place);
  });
  return { starts: newStarts, columns: newColumns, values: newValues };
}
