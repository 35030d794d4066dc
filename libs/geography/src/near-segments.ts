import type { Metres } from './plane.js';

/** A piece of a ring: from its position number `index` to the next one. */
export type Segment = { readonly from: Metres; readonly to: Metres; readonly index: number };

/** The lowest and the highest value of a segment along an axis. */
type Reach = readonly [number, number];
type Swept = { readonly segment: Segment; readonly along: Reach; readonly across: Reach };

/**
 * Every two segments whose boxes touch, each pair once.
 *
 * A line sweeps over the plane along the axis on which the segments are short, and remembers only
 * those that it crosses. Borders of real areas take time that grows little faster than their length;
 * a comb of teeth that all reach from side to side still takes the square of it in the worst case, in
 * plain comparisons.
 */
export function* nearSegments(segments: readonly Segment[]): Generator<[Segment, Segment]> {
  const axis = lengthOn(segments, 0) <= lengthOn(segments, 1) ? 0 : 1;
  const swept = segments
    .map((segment) => ({
      segment,
      along: reachOf(segment, axis),
      across: reachOf(segment, axis === 0 ? 1 : 0),
    }))
    .sort((one, other) => one.along[0] - other.along[0]);
  const active: Swept[] = [];
  for (const each of swept) {
    let kept = 0;
    for (const other of active) {
      if (other.along[1] < each.along[0]) continue;
      active[kept] = other;
      kept += 1;
      if (other.across[0] <= each.across[1] && each.across[0] <= other.across[1]) {
        yield [other.segment, each.segment];
      }
    }
    active.length = kept;
    active.push(each);
  }
}

function lengthOn(segments: readonly Segment[], axis: 0 | 1): number {
  return segments.reduce((sum, { from, to }) => sum + Math.abs(to[axis] - from[axis]), 0);
}

function reachOf({ from, to }: Segment, axis: 0 | 1): Reach {
  return [Math.min(from[axis], to[axis]), Math.max(from[axis], to[axis])];
}

/** The segments of a ring whose last position is its first. */
export function segmentsOf(ring: readonly Metres[]): Segment[] {
  return ring.slice(1).map((to, index) => ({ from: ring[index] ?? to, to, index }));
}
