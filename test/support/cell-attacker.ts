import type { SuppressedCell, Table } from '#domain';

/** What somebody knows of a cell: the lowest and the highest number that it can be. */
export type Known = { readonly low: number; readonly high: number };
type Knowledge = ReadonlyMap<string, Known>;

/** Higher than any number in these tests, so that "no telling" is a number too. */
export const ENDLESS = 10_000;
/** The same for small tables of which every number is tried. */
export const ENDLESS_TRIED = 90;

/** What the states of the cells say by themselves, before any thinking. */
export function toldBy(
  cells: readonly SuppressedCell[],
  threshold: number,
  table: Table,
  endless = ENDLESS,
): Knowledge {
  // Where cells are told to be small, the others are not; where none are, nothing is said of any.
  const isNamed = cells.some(({ state }) => state === 'below-threshold');
  const ceilings = new Map(table.cells.map(({ id, ceiling }) => [id, ceiling ?? endless]));
  return new Map(
    cells.map(({ id, state, value }) => {
      const ceiling = ceilings.get(id) ?? endless;
      if (state === 'published')
        return [id, { low: value ?? Number.NaN, high: value ?? Number.NaN }];
      return state === 'withheld'
        ? [id, { low: isNamed ? threshold : 0, high: ceiling }]
        : [id, { low: 0, high: Math.min(threshold - 1, ceiling) }];
    }),
  );
}

/**
 * Narrows what is known by every margin until nothing changes: subtracting, and bounding. In a tree of
 * areas that is all that can be known; where rows and columns meet it is the beginning of it.
 *
 * @returns null when nothing fits
 */
export function narrowed({ margins }: Table, known: Knowledge): Knowledge | null {
  const now = new Map(known);
  const get = (id: string): Known => now.get(id) ?? { low: 0, high: ENDLESS };
  let isChanged = true;
  const tighten = (id: string, low: number, high: number): void => {
    const old = get(id);
    const next = { low: Math.max(old.low, low), high: Math.min(old.high, high) };
    if (next.low === old.low && next.high === old.high) return;
    now.set(id, next);
    isChanged = true;
  };
  while (isChanged) {
    isChanged = false;
    for (const { totalId, partIds } of margins) {
      const [lows, highs] = [partIds.map((id) => get(id).low), partIds.map((id) => get(id).high)];
      const [lowest, highest] = [sum(lows), sum(highs)];
      tighten(totalId, lowest, highest);
      partIds.forEach((id, index) => {
        const [low = 0, high = 0] = [lows[index], highs[index]];
        tighten(id, get(totalId).low - (highest - high), get(totalId).high - (lowest - low));
      });
    }
    if ([...now.values()].some(({ low, high }) => low > high)) return null;
  }
  return now;
}

/** Whether a whole table of numbers fits with all that is known: found by trying. */
export function fits(table: Table, known: Knowledge): boolean {
  const now = narrowed(table, known);
  if (now === null) return false;
  const open = [...now].filter(([, { low, high }]) => low < high);
  const [first] = open.toSorted((a, b) => a[1].high - a[1].low - (b[1].high - b[1].low));
  if (first === undefined) return true;
  const [id, { low, high }] = first;
  for (let value = low; value <= high; value += 1) {
    if (fits(table, new Map(now).set(id, { low: value, high: value }))) return true;
  }
  return false;
}

/** The lowest and the highest number that a cell can be, by trying one after the other. */
export function triedBounds(table: Table, known: Knowledge, id: string): Known {
  const { low, high } = narrowed(table, known)?.get(id) ?? { low: 0, high: 0 };
  const can = (value: number): boolean =>
    fits(table, new Map(known).set(id, { low: value, high: value }));
  let [least, most] = [low, high];
  while (least < most && !can(least)) least += 1;
  while (least < most && !can(most)) most -= 1;
  return { low: least, high: most };
}

/** The cells whose number comes out by subtracting parts from totals, again and again. */
export function solvedBySubtracting(
  { margins }: Table,
  cells: readonly SuppressedCell[],
): string[] {
  const values = new Map(cells.flatMap(({ id, value }) => (value === null ? [] : [[id, value]])));
  const found: string[] = [];
  for (let isMore = true; isMore;) {
    isMore = false;
    for (const { totalId, partIds } of margins) {
      const missing = [totalId, ...partIds].filter((id) => !values.has(id));
      const [only] = missing;
      if (missing.length !== 1 || only === undefined) continue;
      const parts = sum(partIds.map((id) => values.get(id) ?? 0));
      values.set(only, only === totalId ? parts : (values.get(totalId) ?? 0) - parts);
      found.push(only);
      isMore = true;
    }
  }
  return found;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
