import type { BallotSet } from '../ballot-set.js';
import type { BallotForm } from '../tally-election.js';
import type { SparseRows } from './sparse-rows.js';

/** What one ballot gives the choice at `rank` (from 0) with these points, by the form of the ballot. */
type Worth = (rank: number, points: number) => number;

/**
 * Which projects every ballot supports, and with how many points: a row for each ballot.
 *
 * On approval and choose-1 ballots every choice is worth 1 (`values` is null); on the others its
 * points, in units of 10^-`scoreDecimals`. A project with no more than 0 points is not supported. A
 * scoring ballot with a positive default supports the projects that it does not name, too.
 */
export function supportOfBallots(
  ballots: BallotSet,
  form: BallotForm,
  projectCount: number,
): SparseRows {
  switch (form.type) {
    case 'approval':
    case 'choose-1':
      return { starts: ballots.starts, columns: ballots.choices, values: null };
    case 'ordinal':
      return positiveOnly(ballots, (rank) => form.lengthMax - rank);
    case 'cumulative':
      return positiveOnly(ballots, (_rank, points) => points);
    case 'scoring':
      return form.defaultPoints > 0
        ? withDefault(ballots, projectCount, form.defaultPoints)
        : positiveOnly(ballots, (_rank, points) => points);
  }
}

function positiveOnly({ size, starts, choices, points }: BallotSet, worth: Worth): SparseRows {
  const newStarts = new Uint32Array(size + 1);
  const columns = new Uint32Array(choices.length);
  const values = new Float64Array(choices.length);
  let end = 0;
  for (let ballot = 0; ballot < size; ballot += 1) {
    const from = starts[ballot] as number;
    const to = starts[ballot + 1] as number;
    for (let at = from; at < to; at += 1) {
      const value = worth(at - from, points?.[at] ?? 0);
      if (value <= 0) continue;
      columns[end] = choices[at] as number;
      values[end] = value;
      end += 1;
    }
    newStarts[ballot + 1] = end;
  }
  return { starts: newStarts, columns: columns.slice(0, end), values: values.slice(0, end) };
}

function withDefault(ballots: BallotSet, projectCount: number, least: number): SparseRows {
  const starts = new Uint32Array(ballots.size + 1);
  const columns = new Uint32Array(ballots.size * projectCount);
  const values = new Float64Array(ballots.size * projectCount);
  const row = new Float64Array(projectCount);
  let end = 0;
  for (let ballot = 0; ballot < ballots.size; ballot += 1) {
    row.fill(least);
    const to = ballots.starts[ballot + 1] as number;
    for (let at = ballots.starts[ballot] as number; at < to; at += 1) {
      row[ballots.choices[at] as number] = ballots.points?.[at] ?? 0;
    }
    for (let project = 0; project < projectCount; project += 1) {
      const value = row[project] as number;
      if (value <= 0) continue;
      columns[end] = project;
      values[end] = value;
      end += 1;
    }
    starts[ballot + 1] = end;
  }
  return { starts, columns: columns.slice(0, end), values: values.slice(0, end) };
}
