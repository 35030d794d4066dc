/**
 * Rows of a sparse table, packed: the entries of row `r` stand from `starts[r]` up to (not including)
 * `starts[r + 1]`; each has a column and, where `values` is not null, a value.
 */
export type SparseRows = {
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float64Array | null;
};

/** The number of rows. */
export function rowCount({ starts }: SparseRows): number {
  return starts.length - 1;
}

/**
 * The same table by columns: row and column change places.
 *
 * Within a row of the result, columns ascend; so transposing twice sorts every row, in linear time.
 */
export function transpose(table: SparseRows, columnCount: number): SparseRows {
  const { starts, columns, values } = table;
  const size = columns.length;
  const newStarts = startsOf(columns, columnCount);
  const next = newStarts.slice();
  const newColumns = new Uint32Array(size);
  const newValues = values === null ? null : new Float64Array(size);
  for (let row = 0; row < rowCount(table); row += 1) {
    const to = starts[row + 1] as number;
    for (let at = starts[row] as number; at < to; at += 1) {
      const column = columns[at] as number;
      const place = next[column] as number;
      next[column] = place + 1;
      newColumns[place] = row;
      if (newValues !== null) newValues[place] = values?.[at] ?? 0;
    }
  }
  return { starts: newStarts, columns: newColumns, values: newValues };
}

function startsOf(columns: Uint32Array, columnCount: number): Uint32Array {
  const starts = new Uint32Array(columnCount + 1);
  for (const column of columns) starts[column + 1] = (starts[column + 1] as number) + 1;
  for (let column = 0; column < columnCount; column += 1) {
    starts[column + 1] = (starts[column + 1] as number) + (starts[column] as number);
  }
  return starts;
}
