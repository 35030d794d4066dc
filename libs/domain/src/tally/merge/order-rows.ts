import type { SparseRows } from './sparse-rows.js';

/**
 * The places in `chosen` of the given rows of a table, in lexical order of the rows' columns, then of
 * their values; a row that is the beginning of another stands before it.
 *
 * The leading columns of a row are packed into one number, so that a numeric sort does nearly all of
 * the work; rows that begin alike are then compared entry by entry.
 */
export function orderRows(rows: SparseRows, chosen: Uint32Array, columnCount: number): Uint32Array {
  // 0 stands for the end of a row; at least 2, so that an election without projects has digits, too.
  const base = columnCount + 2;
  const { digits, keys } = leadingKeys(rows, chosen, base);
  keys.sort();
  const places = new Uint32Array(chosen.length);
  keys.forEach((key, at) => {
    places[at] = key % chosen.length;
  });
  const compare = (left: number, right: number): number =>
    compareRows(rows, chosen[left] as number, chosen[right] as number, digits);
  let from = 0;
  for (let at = 1; at <= keys.length; at += 1) {
    if (at < keys.length && isSamePrefix(keys, from, at)) continue;
    if (at - from > 1) {
      places.subarray(from, at).sort(compare);
    }
    from = at;
  }
  return places;
}

function isSamePrefix(keys: Float64Array, left: number, right: number): boolean {
  return prefixOf(keys[left] ?? 0, keys.length) === prefixOf(keys[right] ?? 0, keys.length);
}

function prefixOf(key: number, size: number): number {
  return (key - (key % size)) / size;
}

type LeadingKeys = { readonly digits: number; readonly keys: Float64Array };

function leadingKeys(rows: SparseRows, chosen: Uint32Array, base: number): LeadingKeys {
  const { starts, columns } = rows;
  let digits = 0;
  for (let room = 2 ** 53 / (chosen.length + 1); room >= base; room /= base) digits += 1;
  const keys = new Float64Array(chosen.length);
  chosen.forEach((row, index) => {
    const from = starts[row] as number;
    const to = starts[row + 1] as number;
    let key = 0;
    for (let digit = 0; digit < digits; digit += 1) {
      const at = from + digit;
      key = key * base + (at < to ? (columns[at] as number) + 1 : 0);
    }
    keys[index] = key * chosen.length + index;
  });
  return { digits, keys };
}

/** Compares two rows whose first `skipped` columns are known to be equal. */
function compareRows(rows: SparseRows, left: number, right: number, skipped: number): number {
  const { starts, columns, values } = rows;
  const from = starts[left] as number;
  const length = (starts[left + 1] as number) - from;
  const otherFrom = starts[right] as number;
  const otherLength = (starts[right + 1] as number) - otherFrom;
  const common = length < otherLength ? length : otherLength;
  for (let at = skipped; at < common; at += 1) {
    const gap = (columns[from + at] as number) - (columns[otherFrom + at] as number);
    if (gap !== 0) return gap;
  }
  if (length !== otherLength || values === null) return length - otherLength;
  for (let at = 0; at < common; at += 1) {
    const gap = (values[from + at] as number) - (values[otherFrom + at] as number);
    if (gap !== 0) return gap;
  }
  return 0;
}
