import { type Position, ROUNDING_M } from '#domain';
import { nearSegments, type Segment, segmentsOf } from './near-segments.js';
import { degreesFrom, distanceBetween, type Metres, planeAt, turn } from './plane.js';

/** Two positions that are closer than this are one. */
const SAME_M = 0.01;
/** A loop smaller than this is a slip of drawing that changes nothing. */
const LOOP_MIN_M2 = 1;
/** How far the stretches that meet are followed first; then twice as far, and so on. */
const STEP_M = 0.5;

/**
 * Where a ring crosses itself, or null when it does not.
 *
 * Where two stretches of it meet they are followed to both sides until they are farther apart than
 * the rounding of positions explains: it is a crossing when they have changed sides by then. So a
 * ring may touch itself, and two lines beside each other may be mixed up by rounding. A loop that
 * is thinner than rounding, or smaller than 1 m², is no crossing either. Of several crossings one
 * is told.
 */
export function ringCrossing(ring: readonly Position[]): Position | null {
  const origin = ring[0];
  if (origin === undefined) return null;
  const points = withoutRepeats(ring.map(planeAt(origin)));
  const walk = { points, ...measuresOf(points) };
  for (const [one, other] of nearSegments(segmentsOf(points))) {
    const [first, second] = one.index < other.index ? [one, other] : [other, one];
    if (areNeighbours(first, second, points.length - 1)) continue;
    const meeting = meetingOf(first, second);
    if (meeting !== null && isCrossing(walk, { first, second, at: meeting.at })) {
      return degreesFrom(origin)(meeting.at);
    }
  }
  return null;
}

type Meeting = {
  readonly at: Metres;
  /** How far the ends of the segments are from the other segment's line at least; 0 when they touch. */
  readonly depth: number;
};

/** Where two segments cross or touch. Segments on one line count where an end lies on the other. */
export function meetingOf(one: Segment, other: Segment): Meeting | null {
  const sides = [
    turn(other.from, other.to, one.from),
    turn(other.from, other.to, one.to),
    turn(one.from, one.to, other.from),
    turn(one.from, one.to, other.to),
  ] as const;
  const lengths = [
    distanceBetween(other.from, other.to),
    distanceBetween(one.from, one.to),
  ] as const;
  if (sides[0] * sides[1] < 0 && sides[2] * sides[3] < 0) {
    const share = sides[0] / (sides[0] - sides[1]);
    const at: Metres = [
      one.from[0] + share * (one.to[0] - one.from[0]),
      one.from[1] + share * (one.to[1] - one.from[1]),
    ];
    const depths = sides.map((side, index) => Math.abs(side) / lengths[index < 2 ? 0 : 1]);
    return { at, depth: Math.min(...depths) };
  }
  const ends = [
    [one.from, other],
    [one.to, other],
    [other.from, one],
    [other.to, one],
  ] as const;
  const touching = ends.find(([end, segment]) => liesOn(end, segment));
  return touching === undefined ? null : { at: touching[0], depth: 0 };
}

function liesOn(point: Metres, { from, to }: Segment): boolean {
  const length = distanceBetween(from, to);
  const slack = distanceBetween(from, point) + distanceBetween(point, to) - length;
  return slack <= SAME_M * 1e-4;
}

/** A ring, and up to each of its positions twice the area and the length of it. */
type Walk = {
  readonly points: readonly Metres[];
  readonly area: readonly number[];
  readonly length: readonly number[];
};

function measuresOf(points: readonly Metres[]): Omit<Walk, 'points'> {
  const area = [0];
  const length = [0];
  for (const { from, to, index } of segmentsOf(points)) {
    area.push((area[index] ?? 0) + cross(from, to));
    length.push((length[index] ?? 0) + distanceBetween(from, to));
  }
  return { area, length };
}

type Pair = { readonly first: Segment; readonly second: Segment; readonly at: Metres };

function isCrossing(walk: Walk, pair: Pair): boolean {
  const loop = loopOf(walk, pair);
  const whole = { area: walk.area.at(-1) ?? 0, length: walk.length.at(-1) ?? 0 };
  const rest = { area: whole.area - loop.area, length: whole.length - loop.length };
  const farthest = Math.min(loop.length, rest.length) / 2;
  return isThick(loop) && isThick(rest) && changesSides(walk, pair, farthest);
}

type Loop = {
  /** Twice the area, negative when it turns right. */
  readonly area: number;
  readonly length: number;
};

/** The loop from a meeting along the ring and back to it. */
function loopOf({ points, area, length }: Walk, { first, second, at }: Pair): Loop {
  const [start, end] = [first.index + 1, second.index];
  const [next, last] = [points[start] ?? at, points[end] ?? at];
  const between = (list: readonly number[]): number => (list[end] ?? 0) - (list[start] ?? 0);
  return {
    area: between(area) + cross(at, next) + cross(last, at),
    length: between(length) + distanceBetween(at, next) + distanceBetween(last, at),
  };
}

/** Whether two stretches that meet have changed sides where they part, at most so far on. */
function changesSides(walk: Walk, { first, second, at }: Pair, farthest: number): boolean {
  const here = (walk.length[first.index] ?? 0) + distanceBetween(first.from, at);
  const there = (walk.length[second.index] ?? 0) + distanceBetween(second.from, at);
  for (let step = STEP_M; step < farthest; step *= 2) {
    const own = [pointAt(walk, here - step), pointAt(walk, here + step)] as const;
    const other = [pointAt(walk, there - step), pointAt(walk, there + step)] as const;
    const isApart = own.every((one) =>
      other.every((point) => distanceBetween(one, point) > ROUNDING_M),
    );
    if (!isApart) continue;
    return isLeftOf(own[0], at, own[1], other[0]) !== isLeftOf(own[0], at, own[1], other[1]);
  }
  return false;
}

/** Whether a point is to the left of a way that goes from one point by another to a third. */
function isLeftOf(from: Metres, by: Metres, to: Metres, point: Metres): boolean {
  const sides = [turn(from, by, point) > 0, turn(by, to, point) > 0];
  return turn(from, by, to) > 0 ? sides.every(Boolean) : sides.some(Boolean);
}

/** The point so many metres along a ring, counted from its first position, round and round. */
function pointAt({ points, length }: Walk, metres: number): Metres {
  const whole = length.at(-1) ?? 0;
  const along = ((metres % whole) + whole) % whole;
  let [low, high] = [0, length.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((length[middle] ?? 0) <= along) low = middle;
    else high = middle;
  }
  const [from, to] = [points[low] ?? [0, 0], points[high] ?? [0, 0]];
  const share = (along - (length[low] ?? 0)) / ((length[high] ?? 0) - (length[low] ?? 0));
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

/** Whether a loop is more than two lines beside each other. */
function isThick({ area, length }: Loop): boolean {
  const size = Math.abs(area);
  return size / 2 >= LOOP_MIN_M2 && size / length > ROUNDING_M;
}

function areNeighbours(first: Segment, second: Segment, count: number): boolean {
  return second.index - first.index <= 1 || (first.index === 0 && second.index === count - 1);
}

function withoutRepeats(points: readonly Metres[]): Metres[] {
  const kept: Metres[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last === undefined || distanceBetween(last, point) > SAME_M) kept.push(point);
  }
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined) return kept;
  if (distanceBetween(first, last) > SAME_M || kept.length === 1) kept.push(first);
  else kept[kept.length - 1] = first;
  return kept;
}

function cross([ax, ay]: Metres, [bx, by]: Metres): number {
  return ax * by - ay * bx;
}
