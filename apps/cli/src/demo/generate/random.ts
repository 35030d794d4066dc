/**
 * Chance that is always the same for the same seed: what the demo is made from. Not for secrets.
 */
export type Random = {
  /** A number from 0 up to, not including, 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly whole: (from: number, to: number) => number;
  /** One of the items; there has to be one. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** A number of different items, in a random order; all of them when there are fewer. */
  readonly sample: <Item>(items: readonly Item[], count: number) => Item[];
  /** A number around 0: three of four lie between -1 and 1. */
  readonly bell: () => number;
  /** An id in the form of a random UUID. */
  readonly uuid: () => string;
  /** Chance for one part of the work, so that a change elsewhere does not change this part. */
  readonly fork: (part: string) => Random;
};

const WORD = 2 ** 32;

/** The chance that belongs to a seed. */
export function openRandom(seed: number | string): Random {
  let state = hashOf(`wijkkas-demo/${seed}`);
  // mulberry32, by Tommy Ettinger (public domain): small, and good enough for made-up people.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / WORD;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    pick: (items) => {
      const item = items[whole(0, items.length - 1)];
      if (item === undefined) throw new RangeError('There is nothing to pick from.');
      return item;
    },
    sample: (items, count) => shuffled(items, whole).slice(0, count),
    bell: () => next() + next() + next() + next() - 2,
    uuid: () => uuidOf(Array.from({ length: 4 }, () => Math.floor(next() * WORD))),
    fork: (part) => openRandom(`${seed}/${part}`),
  };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
}

function shuffled<Item>(
  items: readonly Item[],
  whole: (from: number, to: number) => number,
): Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = whole(0, last);
    [mixed[last], mixed[other]] = [mixed[other] as Item, mixed[last] as Item];
  }
  return mixed;
}

/** Version 4, variant 1 (RFC 9562), from four words of 32 bits. */
function uuidOf(words: readonly number[]): string {
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
