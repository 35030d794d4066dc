/** Whole numbers from 0 up to 2^32, added one by one: a typed array that doubles when it is full. */
export type GrowingList = { values: Uint32Array; size: number };

/** An empty list with room for this many numbers before it first grows. */
export function openList(capacity: number): GrowingList {
  return { values: new Uint32Array(capacity), size: 0 };
}

/** Adds a number behind the others. */
export function push(list: GrowingList, value: number): void {
  if (list.size === list.values.length) {
    const larger = new Uint32Array(list.size * 2 + 16);
    larger.set(list.values);
    list.values = larger;
  }
  list.values[list.size] = value;
  list.size += 1;
}

/** The numbers so far, without the room to grow. */
export function valuesOf({ values, size }: GrowingList): Uint32Array {
  return values.slice(0, size);
}
