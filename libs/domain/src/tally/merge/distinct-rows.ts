import { rowCount, type SparseRows } from './sparse-rows.js';

/** Which rows of a table are the same row: for every different row one place and how often it stands. */
export type DistinctRows = {
  /** For each different row, the number of its first occurrence. */
  readonly firsts: Uint32Array;
  /** For each different row, how often it occurs. */
  readonly counts: Float64Array;
};

/**
 * The different rows of a table whose rows are sorted, in order of first occurrence.
 *
 * Rows are the same when all columns and values are equal; the hash only says where to look.
 */
export function distinctRows(rows: SparseRows, columnCount: number): DistinctRows {
  const size = rowCount(rows);
  const keys = hashKeys(columnCount);
  let slotCount = 16;
  while (slotCount < size * 2) slotCount *= 2;
  // Each slot holds the number of a different row plus 1, or 0 when it is free.
  const slots = new Uint32Array(slotCount);
  const firsts = new Uint32Array(size);
  const counts = new Float64Array(size);
  let found = 0;
  for (let row = 0; row < size; row += 1) {
    let slot = hashRow(rows, row, keys) & (slotCount - 1);
    let held = slots[slot] as number;
    while (held !== 0 && !isSameRow(rows, row, firsts[held - 1] as number)) {
      slot = (slot + 1) & (slotCount - 1);
      held = slots[slot] as number;
    }
    if (held === 0) {
      firsts[found] = row;
      found += 1;
      held = found;
      slots[slot] = held;
    }
    counts[held - 1] = (counts[held - 1] as number) + 1;
  }
  return { firsts: firsts.slice(0, found), counts: counts.slice(0, found) };
}

/** Scattered 32-bit numbers, one per column, always the same ones (a xorshift generator). */
function hashKeys(columnCount: number): Int32Array {
  const keys = new Int32Array(columnCount);
  let state = 0x9e3779b9 | 0;
  for (let column = 0; column < columnCount; column += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    keys[column] = state;
  }
  return keys;
}

function hashRow({ starts, columns, values }: SparseRows, row: number, keys: Int32Array): number {
  let hash = 0;
  const to = starts[row + 1] as number;
  for (let at = starts[row] as number; at < to; at += 1) {
    hash = ((hash << 7) | (hash >>> 25)) ^ (keys[columns[at] as number] as number);
    if (values !== null) hash = (hash + ((values[at] as number) | 0) * 40_503) | 0;
  }
  hash ^= hash >>> 16;
  hash = (hash + (hash << 3)) | 0;
  return hash ^ (hash >>> 11);
}

function isSameRow({ starts, columns, values }: SparseRows, row: number, other: number): boolean {
  const from = starts[row] as number;
  const length = (starts[row + 1] as number) - from;
  const otherFrom = starts[other] as number;
  if ((starts[other + 1] as number) - otherFrom !== length) return false;
  for (let at = 0; at < length; at += 1) {
    if (columns[from + at] !== columns[otherFrom + at]) return false;
    if (values !== null && values[from + at] !== values[otherFrom + at]) return false;
  }
  return true;
}
