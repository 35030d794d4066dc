import type { TieCriterion } from '../../rounds/rule-set.js';
import { conversionError } from '../arithmetic/rounding.js';
import { type MergedBallots, mergeBallots } from '../merge/merge-ballots.js';
import { scoreProjects } from '../score-projects.js';
import type { TallyElection } from '../tally-election.js';
import { type Candidate, compareTied } from '../tie-order.js';

/**
 * What a voter gains from a funded project: its cost (times the points given), or the points alone.
 * On approval ballots every choice has one point, so `cardinality` counts projects.
 */
export type ShareUtility = 'cost' | 'cardinality';

/** An election as the Method of Equal Shares works on it; made once, used for every endowment. */
export type SharesProblem = {
  readonly merged: MergedBallots;
  readonly utility: ShareUtility;
  /** By place in the list of projects, like all that follows. */
  readonly candidates: readonly Candidate[];
  readonly ties: readonly TieCriterion[];
  /** The place of each project in the order of the tie criteria: the lower goes first. */
  readonly tieRanks: Uint32Array;
  readonly costs: Float64Array;
  /** The most by which `costs` differs from the true cost: 0 below 2^53 cents. */
  readonly costErrors: Float64Array;
  /** All points given to each project, on all ballots: its votes, on approval ballots. */
  readonly support: Float64Array;
  /** Projects with support and a price. */
  readonly priced: readonly number[];
  /** Projects with support that cost nothing, in the order of the tie criteria. */
  readonly free: readonly number[];
};

/**
 * Prepares an election for the Method of Equal Shares.
 *
 * @throws {RangeError} on a negative cost, or when the points given to one project add up to more than 2^53
 */
export function sharesProblem(
  election: TallyElection,
  utility: ShareUtility,
  ties: readonly TieCriterion[],
): SharesProblem {
  const merged = mergeBallots(election);
  const scores = scoreProjects(election);
  const candidates = election.projects.map(({ id, cost }, place) => {
    if (cost < 0n) throw new RangeError(`The project ${id} has a negative cost.`);
    return { id, cost, score: scores[place] ?? 0 };
  });
  const inTieOrder = candidates
    .map((candidate, place) => ({ candidate, place }))
    .sort((left, right) => compareTied(ties, left.candidate, right.candidate))
    .map(({ place }) => place);
  const tieRanks = new Uint32Array(candidates.length);
  inTieOrder.forEach((place, rank) => {
    tieRanks[place] = rank;
  });
  const support = supportOf(merged, candidates.length);
  const supported = inTieOrder.filter((place) => (support[place] ?? 0) > 0);
  return {
    merged,
    utility,
    candidates,
    ties,
    tieRanks,
    costs: Float64Array.from(candidates, ({ cost }) => Number(cost)),
    costErrors: Float64Array.from(candidates, ({ cost }) => conversionError(cost)),
    support,
    priced: supported.filter((place) => candidates[place]?.cost !== 0n),
    free: supported.filter((place) => candidates[place]?.cost === 0n),
  };
}

function supportOf({ byProject, weights }: MergedBallots, projectCount: number): Float64Array {
  const { starts, columns, values } = byProject;
  const support = new Float64Array(projectCount);
  for (let project = 0; project < projectCount; project += 1) {
    let total = 0;
    const to = starts[project + 1] as number;
    for (let at = starts[project] as number; at < to; at += 1) {
      const points = values === null ? 1 : (values[at] as number);
      total += (weights[columns[at] as number] as number) * points;
    }
    if (total > Number.MAX_SAFE_INTEGER) {
      throw new RangeError('The points given to one project add up to more than 2^53.');
    }
    support[project] = total;
  }
  return support;
}
