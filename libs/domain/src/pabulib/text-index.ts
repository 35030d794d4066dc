/**
 * Texts with their places, 0 for the first one added. It looks at pieces of a larger text where they
 * stand, without cutting them out, which is most of the work of reading a large file.
 */
export type TextIndex = {
  /** The place of the piece from `from` up to (not including) `to`; -1 when it is not there. */
  readonly find: (text: string, from: number, to: number) => number;
  /** Adds a piece at the next place; -1, or its place when it was there already. */
  readonly add: (text: string, from: number, to: number) => number;
};

type Entry = { readonly text: string; readonly from: number; readonly to: number };

/** An empty index with room for this many texts. */
export function openTextIndex(capacity: number): TextIndex {
  let size = 16;
  while (size < capacity * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const hashes = new Int32Array(size);
  const entries: Entry[] = [];

  /** The slot that holds the piece, or the empty one where it belongs. */
  const slotOf = (wanted: number, text: string, from: number, to: number): number => {
    for (let slot = wanted & (size - 1); ; slot = (slot + 1) & (size - 1)) {
      const place = slots[slot] ?? -1;
      if (place === -1) return slot;
      if (hashes[slot] === wanted && isSame(entries[place], text, from, to)) return slot;
    }
  };
  return {
    find: (text, from, to) => slots[slotOf(hash(text, from, to), text, from, to)] ?? -1,
    add: (text, from, to) => {
      const wanted = hash(text, from, to);
      const slot = slotOf(wanted, text, from, to);
      const before = slots[slot] ?? -1;
      if (before !== -1) return before;
      slots[slot] = entries.length;
      hashes[slot] = wanted;
      entries.push({ text, from, to });
      return -1;
    },
  };
}

function hash(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = ((value << 5) - value + text.charCodeAt(at)) | 0;
  // The low bits choose the slot; ids that count up differ evenly only after mixing in the high ones.
  return (value ^ (value >>> 15)) | 0;
}

function isSame(entry: Entry | undefined, text: string, from: number, to: number): boolean {
  if (entry === undefined || entry.to - entry.from !== to - from) return false;
  for (let at = from; at < to; at += 1) {
    if (text.charCodeAt(at) !== entry.text.charCodeAt(entry.from + at - from)) return false;
  }
  return true;
}
