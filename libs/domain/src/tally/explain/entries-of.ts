import type { SparseRows } from '../merge/sparse-rows.js';

/** What is called for one entry of a row: the column and its value, 1 in a table without values. */
export type OnEntry = (column: number, value: number) => void;

/** Goes through the entries of one row of a sparse table, in order; nothing for a row that is not there. */
export function forEachEntry(
  { starts, columns, values }: SparseRows,
  row: number,
  on: OnEntry,
): void {
  const to = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < to; at += 1) {
    on(columns[at] as number, values === null ? 1 : (values[at] as number));
  }
}
