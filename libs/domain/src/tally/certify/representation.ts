import { type Cents, sumCents } from '../../money/cents.js';
import { formatRational, rational } from '../arithmetic/rational.js';
import { compareCodePoints } from '../compare-code-points.js';
import type { AuditedOutcome } from './audited-outcome.js';

/** One way to divide the projects, such as by area or by theme. */
export type Grouping = {
  readonly name: string;
  /** The groups of each project, by place; a project can be in several, or in none. */
  readonly groupsOf: readonly (readonly string[])[];
};

/** What one group of projects got, beside what was asked for it. */
export type GroupShare = {
  readonly grouping: string;
  readonly name: string;
  /** The ids of its projects, by code point. */
  readonly members: readonly string[];
  /** The votes for its projects together. */
  readonly votes: number;
  readonly spentCents: Cents;
};

/** Who got something out of an outcome. */
export type Representation = {
  /** Ballots that support at least one project; to support is to give more than 0 points. */
  readonly ballotsWithChoices: number;
  readonly votersWithFundedChoice: number;
  /** How many voters have 0, 1, 2 … funded choices, up to the most that anybody has. */
  readonly fundedChoicesHistogram: readonly number[];
  /**
   * The Gini coefficient of the cost of each voter's funded choices: 0 when all get the same, close to 1
   * when one gets all; an exact fraction, 0 when nothing is funded. Voters with an empty ballot count.
   */
  readonly gini: string;
  readonly groups: readonly GroupShare[];
};

/** Counts who has a funded choice, how evenly, and what every group of projects got for its votes. */
export function representationOf(
  outcome: AuditedOutcome,
  groupings: readonly Grouping[] = [],
): Representation {
  const { merged, winners, election } = outcome;
  const { byClass, byProject, weights } = merged;
  const funded = new Uint32Array(weights.length);
  const costs: bigint[] = Array.from(weights, () => 0n);
  for (const place of winners) {
    const cost: bigint = election.projects[place]?.cost ?? 0n;
    const to = byProject.starts[place + 1] as number;
    for (let at = byProject.starts[place] as number; at < to; at += 1) {
      const one = byProject.columns[at] as number;
      funded[one] = (funded[one] as number) + 1;
      costs[one] = (costs[one] as bigint) + cost;
    }
  }
  const histogram: number[] = [0];
  let ballotsWithChoices = 0;
  weights.forEach((weight, one) => {
    const choices = funded[one] as number;
    while (histogram.length <= choices) histogram.push(0);
    histogram[choices] = (histogram[choices] as number) + weight;
    if (byClass.starts[one + 1] !== byClass.starts[one]) ballotsWithChoices += weight;
  });
  return {
    ballotsWithChoices,
    votersWithFundedChoice: merged.voterCount - (histogram[0] ?? 0),
    fundedChoicesHistogram: histogram,
    gini: giniOf(costs, weights, merged.voterCount),
    groups: groupings.flatMap((grouping) => groupShares(outcome, grouping)),
  };
}

/** Σ (2i − n − 1)·x(i) / (n·Σx), with x in ascending order and i from 1. */
function giniOf(costs: readonly bigint[], weights: Float64Array, voters: number): string {
  const counts = new Map<bigint, number>();
  costs.forEach((cost, one) => {
    counts.set(cost, (counts.get(cost) ?? 0) + (weights[one] as number));
  });
  const inOrder = [...counts].sort(([one], [other]) => (one === other ? 0 : one < other ? -1 : 1));
  let passed = 0n;
  let total = 0n;
  let spread = 0n;
  for (const [cost, count] of inOrder) {
    const many = BigInt(count);
    total += cost * many;
    spread += cost * many * (2n * passed + many - BigInt(voters));
    passed += many;
  }
  return total === 0n ? '0' : formatRational(rational(spread, total * BigInt(voters)));
}

function groupShares(
  { election, votes, isFunded }: AuditedOutcome,
  { name: grouping, groupsOf }: Grouping,
): GroupShare[] {
  const members = new Map<string, Set<number>>();
  groupsOf.forEach((names, place) => {
    for (const name of names) members.set(name, (members.get(name) ?? new Set()).add(place));
  });
  return [...members]
    .sort(([one], [other]) => compareCodePoints(one, other))
    .map(([name, set]) => {
      const projects = [...set].flatMap((place) => {
        const project = election.projects[place];
        return project === undefined ? [] : [{ ...project, place }];
      });
      const funded = projects.filter(({ place }) => isFunded[place] === 1);
      return {
        grouping,
        name,
        members: projects.map(({ id }) => id).sort(compareCodePoints),
        votes: projects.reduce((total, { place }) => total + (votes[place] ?? 0), 0),
        spentCents: sumCents(funded.map(({ cost }) => cost)),
      };
    });
}
