import {
  type Arc,
  type CellState,
  type Edge,
  edgesOf,
  networkOf,
  NO_CEILING,
  rangeOf,
  type Table,
  type Telling,
} from './cell-network.js';

/** A cell as it may be published. */
export type SuppressedCell = {
  readonly id: string;
  readonly state: CellState;
  /** Null unless the state is published. */
  readonly value: number | null;
  /** The lowest number that it can be, for whoever knows everything that is published. */
  readonly low: number;
  /** The highest; null where there is no telling. */
  readonly high: number | null;
};

/**
 * Decides which cells of a table are told, so that small numbers cannot be computed back.
 *
 * A cell below `threshold` (0 included: that nobody took part is about people too) is told as
 * `below-threshold`, and others are `withheld` until, for everybody who knows all that is published,
 * all margins and how this works, each cell below the threshold can still be every number from 0 to
 * threshold − 1 (or to its ceiling), and each withheld one has at least `threshold` possible values.
 *
 * Where that cannot be reached, because a total that is public elsewhere is itself small or nearly so,
 * no cell is told to be small: all that has to be hidden is `withheld`, with nothing said of it, and
 * has `threshold` possible values or as many as there are when everything is withheld that can be.
 *
 * Of what could be withheld, the smallest are: least is lost. The same table always gives the same
 * answer. The guarantee is exact: cells are arcs of a network, and how far a number can move is a
 * maximum flow in it, which for whole numbers is whole.
 *
 * Source: the network view of cell suppression (Cox 1980; Kelly, Golden and Assad 1992).
 *
 * @throws {Error} when the margins do not add up or make no network
 */
export function suppressCells(table: Table, threshold: number): SuppressedCell[] {
  const named = new CellNetwork(networkOf(table), { threshold, withheldLow: threshold });
  named.protect('below-threshold');
  if (named.hidesAllSmall()) return named.cells();
  const unnamed = new CellNetwork(networkOf(table), { threshold, withheldLow: 0 });
  unnamed.protect('withheld');
  return unnamed.cells();
}

class CellNetwork {
  private readonly edges: ReadonlyMap<number, readonly Edge[]>;

  constructor(
    private readonly arcs: readonly Arc[],
    private readonly telling: Telling,
  ) {
    this.edges = edgesOf(arcs);
  }

  /** Hides what is small, as the state says, and withholds what it could be computed from. */
  protect(small: 'below-threshold' | 'withheld'): void {
    for (const arc of this.arcs) {
      if (arc.value < this.telling.threshold && !arc.isPublic) arc.state = small;
    }
    // What is withheld later gives all others more room, so each has to be looked at once.
    const waiting = this.arcs.filter(({ state }) => state !== 'published');
    for (let arc = waiting.shift(); arc !== undefined; arc = waiting.shift()) {
      waiting.push(...this.widen(arc));
    }
  }

  /** Whether everything that is told to be small can be every small number. */
  hidesAllSmall(): boolean {
    return this.arcs.every((arc) => {
      if (arc.state !== 'below-threshold') return true;
      const { low, high } = rangeOf(arc, this.telling);
      const up = this.reach(arc, true, high - arc.value);
      return arc.value + up === high && arc.value - this.reach(arc, false, arc.value) === low;
    });
  }

  cells(): SuppressedCell[] {
    return this.arcs.map((arc) => {
      const { id, value, state } = arc;
      if (state === 'published') return { id, state, value, low: value, high: value };
      const up = this.reach(arc, true, NO_CEILING);
      const high = up === NO_CEILING ? null : value + up;
      return { id, state, value: null, low: value - this.reach(arc, false, NO_CEILING), high };
    });
  }

  /** Withholds more until the cell has the room that it needs, or nothing more can be; tells which. */
  private widen(arc: Arc): Arc[] {
    const last = this.telling.threshold - 1;
    if (arc.state === 'below-threshold') {
      const hidden = this.widenOneWay(arc, true, last - arc.value);
      return [...hidden, ...this.widenOneWay(arc, false, arc.value)];
    }
    // Of a small number that is not told to be small, the smaller ones first; what is missing then, above it.
    const below = arc.value <= last ? this.widenOneWay(arc, false, arc.value) : [];
    const above = this.widenOneWay(arc, true, last - this.reach(arc, false, last));
    const rest = this.widenOneWay(arc, false, last - this.reach(arc, true, last));
    return [...below, ...above, ...rest];
  }

  private widenOneWay(arc: Arc, isUp: boolean, wanted: number): Arc[] {
    const hidden: Arc[] = [];
    const own = this.room(arc, isUp);
    const goal = wanted < own ? wanted : own;
    for (;;) {
      const { flow, used } = this.flowRound(arc, isUp, goal);
      const missing = goal - flow;
      if (missing <= 0) return hidden;
      const [start, end] = endsOf(arc, isUp);
      const wanted = { target: arc, start, end, used };
      const path =
        this.cheapest({ ...wanted, atLeast: missing }) ?? this.cheapest({ ...wanted, atLeast: 1 });
      const news = (path ?? []).filter(({ state }) => state === 'published');
      if (news.length === 0) return hidden;
      for (const each of news) each.state = 'withheld';
      hidden.push(...news);
    }
  }

  /** How much a cell can be more (or less) by its own state. */
  private room(arc: Arc, isUp: boolean): number {
    const { low, high } = rangeOf(arc, this.telling);
    if (!isUp) return arc.value - low;
    return high === NO_CEILING ? NO_CEILING : high - arc.value;
  }

  /** How much more (or less) a cell can be while all margins hold; `goal` or more counts as `goal`. */
  private reach(target: Arc, isUp: boolean, goal: number): number {
    return this.flowRound(target, isUp, goal).flow;
  }

  /** The largest flow up to `goal` that makes up for more (or less) of a cell, and where it goes. */
  private flowRound(target: Arc, isUp: boolean, goal: number): { flow: number; used: Used } {
    const own = this.room(target, isUp);
    const wanted = goal < own ? goal : own;
    const used: Used = new Map();
    if (target.from === target.to) return { flow: wanted, used };
    let flow = 0;
    while (flow < wanted) {
      const path = this.roomiest(target, isUp, used);
      if (path === null) break;
      const room = smallest(path.map((edge) => this.left(edge, used)));
      const step = wanted - flow < room ? wanted - flow : room;
      for (const { arc, isForward } of path) {
        used.set(arc, (used.get(arc) ?? 0) + (isForward ? step : -step));
      }
      flow += step;
    }
    return { flow, used };
  }

  /** What is left on an edge after a flow. */
  private left({ arc, isForward }: Edge, used: Used): number {
    const moved = used.get(arc) ?? 0;
    const room = this.room(arc, isForward);
    return room === NO_CEILING ? NO_CEILING : room - (isForward ? moved : -moved);
  }

  /** The shortest way round with room left on it, so that flows come out as large as they can; or null. */
  private roomiest(target: Arc, isUp: boolean, used: Used): Edge[] | null {
    const [start, end] = endsOf(target, isUp);
    const came: Steps = new Map();
    const nodes = [start];
    for (const node of nodes) {
      if (came.has(end)) break;
      for (const edge of this.edges.get(node) ?? []) {
        const isNew = edge.to !== start && !came.has(edge.to) && edge.arc !== target;
        if (!isNew || this.left(edge, used) <= 0) continue;
        came.set(edge.to, { edge, before: node });
        nodes.push(edge.to);
      }
    }
    return came.has(end) ? trace(came, start, end) : null;
  }

  /**
   * The cells on a way round beside the flow that is there, on which the least is lost by withholding what is published (Dijkstra),
   * with room for `atLeast` on each; null when there is none.
   */
  private cheapest({ target, start, end, used, atLeast }: Wanted): Arc[] | null {
    const costs = new Map([[start, 0]]);
    const came: Steps = new Map();
    const done = new Set<number>();
    for (let node = nearest(costs, done); node !== null; node = nearest(costs, done)) {
      if (node === end) return trace(came, start, end).map(({ arc }) => arc);
      done.add(node);
      const ways = (this.edges.get(node) ?? []).filter(
        ({ arc, to }) => arc !== target && !done.has(to),
      );
      for (const edge of ways) {
        const cost = (costs.get(node) ?? 0) + this.price(edge, used, atLeast);
        if (cost >= (costs.get(edge.to) ?? NO_CEILING)) continue;
        costs.set(edge.to, cost);
        came.set(edge.to, { edge, before: node });
      }
    }
    return null;
  }

  /** What it costs to go along an edge: nothing where it is hidden already; all there is where it cannot be. */
  private price(edge: Edge, used: Used, atLeast: number): number {
    const { arc, isForward } = edge;
    if (arc.state !== 'published') return this.left(edge, used) >= atLeast ? 0 : NO_CEILING;
    if (arc.isPublic) return NO_CEILING;
    const room = isForward
      ? (arc.ceiling ?? NO_CEILING) - arc.value
      : arc.value - this.telling.withheldLow;
    return room >= atLeast ? arc.value + 1 : NO_CEILING;
  }
}

/** What a flow takes of each cell: more of it, or (below zero) less. */
type Used = Map<Arc, number>;
type Wanted = {
  readonly target: Arc;
  readonly start: number;
  readonly end: number;
  readonly used: Used;
  readonly atLeast: number;
};
type Steps = Map<number, { readonly edge: Edge; readonly before: number }>;

/** Where a flow begins and ends that makes up for more (or less) of a cell. */
function endsOf({ from, to }: Arc, isUp: boolean): readonly [number, number] {
  return isUp ? [to, from] : [from, to];
}

function trace(came: Steps, start: number, end: number): Edge[] {
  const edges: Edge[] = [];
  for (let node = end; node !== start;) {
    const step = came.get(node);
    if (step === undefined) throw new Error('The way has a gap.');
    edges.push(step.edge);
    node = step.before;
  }
  return edges;
}

function nearest(costs: ReadonlyMap<number, number>, done: ReadonlySet<number>): number | null {
  let best: number | null = null;
  for (const [node, cost] of costs) {
    if (done.has(node)) continue;
    if (best === null || cost < (costs.get(best) ?? NO_CEILING)) best = node;
  }
  return best;
}

function smallest(numbers: readonly number[]): number {
  return numbers.reduce((least, each) => (each < least ? each : least), NO_CEILING);
}
