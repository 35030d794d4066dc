import { type AreaGeometry, type Position, ROUNDING_M } from '#domain';
import type { Segment } from './near-segments.js';
import { type Box, boxOf, isNearSegment, type Metres, planeAt, polygonsIn } from './plane.js';

/** How many segments a slice holds on average. */
const SEGMENTS_PER_SLICE = 4;

/**
 * The border of an area, cut into slices from south to north, so that what is near a point is found
 * without walking the whole border. Made once and asked often.
 */
export class Border {
  readonly box: Box;
  readonly segments: readonly Segment[];
  private readonly slices: Segment[][];
  private readonly toPlane: (position: Position) => Metres;
  private readonly corners: readonly [Metres, Metres];
  private readonly south: number;
  private readonly height: number;

  /** @param origin of the plane; borders that are compared share it */
  constructor(
    readonly geometry: AreaGeometry,
    origin: Position,
  ) {
    this.box = boxOf(geometry);
    this.toPlane = planeAt(origin);
    this.segments = polygonsIn(geometry)
      .flat()
      .flatMap((ring) => this.segmentsOfRing(ring));
    const count = Math.max(1, Math.ceil(this.segments.length / SEGMENTS_PER_SLICE));
    const { west, south, east, north } = this.box;
    this.corners = [this.toPlane([west, south]), this.toPlane([east, north])];
    this.south = this.corners[0][1];
    this.height = (this.corners[1][1] - this.south) / count;
    this.slices = Array.from({ length: count }, () => []);
    for (const segment of this.segments) this.file(segment);
  }

  /** Whether a point is on that side of the border, farther from it than rounding explains. */
  isClearly(side: 'inside' | 'outside', point: Metres): boolean {
    const isInside = this.isInBox(point) && this.isWithin(point);
    return isInside === (side === 'inside') && !this.isNear(point);
  }

  private isInBox([x, y]: Metres): boolean {
    const [low, high] = this.corners;
    return x > low[0] && x < high[0] && y > low[1] && y < high[1];
  }

  private isWithin(point: Metres): boolean {
    let isInside = false;
    for (const { from, to } of this.slices[this.sliceOf(point[1])] ?? []) {
      if (from[1] > point[1] === to[1] > point[1]) continue;
      const x = from[0] + ((point[1] - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
      if (x > point[0]) isInside = !isInside;
    }
    return isInside;
  }

  private isNear(point: Metres): boolean {
    const first = this.sliceOf(point[1] - ROUNDING_M);
    const last = this.sliceOf(point[1] + ROUNDING_M);
    for (let slice = first; slice <= last; slice += 1) {
      for (const { from, to } of this.slices[slice] ?? []) {
        if (isNearSegment(point, from, to, ROUNDING_M)) return true;
      }
    }
    return false;
  }

  /** Corners and the middles between them: where a border can reach into another area. */
  *probes(): Generator<Metres> {
    for (const { from, to } of this.segments) {
      yield from;
      yield [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    }
  }

  /** A point well inside the area: the middle of the widest stretch halfway up. */
  innerPoint(): Metres {
    const slice = Math.floor(this.slices.length / 2);
    const y = this.south + (slice + 0.4871) * this.height;
    const crossings = (this.slices[slice] ?? [])
      .filter(({ from, to }) => from[1] > y !== to[1] > y)
      .map(({ from, to }) => from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]))
      .sort((one, other) => one - other);
    let [best, widest] = [crossings[0] ?? 0, -1];
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      const [left = 0, right = 0] = [crossings[index], crossings[index + 1]];
      if (right - left > widest) [best, widest] = [(left + right) / 2, right - left];
    }
    return [best, y];
  }

  private segmentsOfRing(ring: readonly Position[]): Segment[] {
    const points = ring.map(this.toPlane);
    return points.slice(1).map((to, index) => ({ from: points[index] ?? to, to, index }));
  }

  private file(segment: Segment): void {
    const { from, to } = segment;
    const last = this.sliceOf(Math.max(from[1], to[1]));
    for (let slice = this.sliceOf(Math.min(from[1], to[1])); slice <= last; slice += 1) {
      this.slices[slice]?.push(segment);
    }
  }

  private sliceOf(y: number): number {
    const slice = Math.floor((y - this.south) / this.height);
    return Math.min(this.slices.length - 1, Math.max(0, slice));
  }
}
