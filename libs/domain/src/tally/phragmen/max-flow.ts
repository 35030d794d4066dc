/** A flow network: edges stand in pairs, each with its reverse at number xor 1. */
export type FlowNetwork = {
  readonly edgesOf: readonly number[][];
  readonly targets: number[];
  readonly capacities: bigint[];
};

/** A network with this many nodes and no edges. */
export function openNetwork(nodeCount: number): FlowNetwork {
  return { edgesOf: Array.from({ length: nodeCount }, () => []), targets: [], capacities: [] };
}

/** Adds an edge that can carry so much. */
export function addEdge(
  { edgesOf, targets, capacities }: FlowNetwork,
  from: number,
  to: number,
  capacity: bigint,
): void {
  edgesOf[from]?.push(targets.length);
  targets.push(to);
  capacities.push(capacity);
  edgesOf[to]?.push(targets.length);
  targets.push(from);
  capacities.push(0n);
}

/** What a maximal flow leaves: how much flows, and the nodes that the source still reaches (a least cut). */
export type MaxFlow = { readonly flow: bigint; readonly reached: readonly boolean[] };

/**
 * The largest flow from `source` to `sink`, exactly; uses up the capacities of the network.
 *
 * Shortest augmenting paths (Edmonds and Karp): simple, and quick enough for small networks.
 */
export function maxFlow(network: FlowNetwork, source: number, sink: number): MaxFlow {
  const { targets, capacities } = network;
  let flow = 0n;
  for (;;) {
    const reachedBy = searchFrom(network, source);
    if (reachedBy[sink] === undefined) {
      return { flow, reached: reachedBy.map((edge) => edge !== undefined) };
    }
    const path: number[] = [];
    for (let node = sink; node !== source;) {
      const edge = reachedBy[node] ?? -1;
      path.push(edge);
      node = targets[edge ^ 1] ?? source;
    }
    const amount = path
      .map((edge) => capacities[edge] ?? 0n)
      .reduce((least, capacity) => (capacity < least ? capacity : least));
    for (const edge of path) {
      capacities[edge] = (capacities[edge] ?? 0n) - amount;
      capacities[edge ^ 1] = (capacities[edge ^ 1] ?? 0n) + amount;
    }
    flow += amount;
  }
}

/** For each node the edge by which a shortest path with room reaches it; -1 at the start itself. */
function searchFrom(
  { edgesOf, targets, capacities }: FlowNetwork,
  source: number,
): (number | undefined)[] {
  const reachedBy: (number | undefined)[] = edgesOf.map(() => undefined);
  reachedBy[source] = -1;
  const queue = [source];
  for (const node of queue) {
    for (const edge of edgesOf[node] ?? []) {
      const target = targets[edge] ?? source;
      if (reachedBy[target] !== undefined || capacities[edge] === 0n) continue;
      reachedBy[target] = edge;
      queue.push(target);
    }
  }
  return reachedBy;
}
