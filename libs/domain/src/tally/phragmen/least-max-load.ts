import { compareRationals, rational, type Rational } from '../arithmetic/rational.js';
import type { MergedBallots } from '../merge/merge-ballots.js';
import { addEdge, maxFlow, openNetwork } from './max-flow.js';

/** Projects to be paid for by their supporters. */
export type LoadProblem = {
  readonly merged: MergedBallots;
  readonly costs: readonly bigint[];
};

/**
 * The smallest possible load of the voter who bears most, when supporters share the costs of these
 * projects as they please; exactly. `least` must be a load that some of these projects need.
 *
 * By duality it is the largest cost(S) / supporters(S) over all sets S of the projects. Dinkelbach: a
 * flow tells whether a load suffices; if not, the least cut is a set that needs more.
 *
 * @throws {RangeError} when one of the projects has a cost and no supporters
 */
export function leastMaxLoad(
  problem: LoadProblem,
  projects: readonly number[],
  least: Rational,
): Rational {
  let load = least;
  for (;;) {
    const short = setBeyond(problem, projects, load);
    if (short.length === 0) return load;
    const needed = loadOfSet(problem, short);
    if (compareRationals(needed, load) <= 0) return load;
    load = needed;
  }
}

/** cost(S) / supporters(S): when all supporters of the set pay for it alike. */
export function loadOfSet({ merged, costs }: LoadProblem, projects: readonly number[]): Rational {
  const cost = projects.reduce((total, project) => total + (costs[project] ?? 0n), 0n);
  if (cost === 0n) return rational(0n);
  const { byProject, weights } = merged;
  const classes = new Set<number>();
  for (const project of projects) {
    const row = byProject.columns.subarray(
      byProject.starts[project],
      byProject.starts[project + 1],
    );
    for (const one of row) classes.add(one);
  }
  const voters = [...classes].reduce((total, one) => total + (weights[one] ?? 0), 0);
  return rational(cost, BigInt(voters));
}

/** A set of projects that its supporters cannot pay for with this load each; empty when there is none. */
function setBeyond(
  { merged, costs }: LoadProblem,
  projects: readonly number[],
  { numerator, denominator }: Rational,
): number[] {
  const { byProject, weights } = merged;
  const firstClass = projects.length + 2;
  const network = openNetwork(firstClass + weights.length);
  const [source, sink] = [0, 1];
  let demand = 0n;
  projects.forEach((project, index) => {
    const cost = (costs[project] ?? 0n) * denominator;
    demand += cost;
    addEdge(network, source, index + 2, cost);
    const row = byProject.columns.subarray(
      byProject.starts[project],
      byProject.starts[project + 1],
    );
    for (const one of row) addEdge(network, index + 2, firstClass + one, cost);
  });
  weights.forEach((weight, one) => {
    addEdge(network, firstClass + one, sink, numerator * BigInt(weight));
  });
  const { flow, reached } = maxFlow(network, source, sink);
  return flow === demand ? [] : projects.filter((_project, index) => reached[index + 2] === true);
}
