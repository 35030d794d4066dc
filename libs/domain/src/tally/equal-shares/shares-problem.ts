import { conversionError } from '../arithmetic/rounding.js';
import { type LimitKeeper, openLimits } from '../limits.js';
import { type MergedBallots, mergeBallots } from '../merge/merge-ballots.js';
import { scoreProjects } from '../score-projects.js';
import type { TallyElection } from '../tally-election.js';
import type { TieCriterion } from '../tally-rule.js';
import { type Candidate, candidatesOf, compareTied } from '../tie-order.js';
import type { ShareUtility } from './proportional-rules.js';

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
  /** Projects with support, enough votes and a price. */
  readonly priced: readonly number[];
  /** Projects with support and enough votes that cost nothing, in the order of the tie criteria. */
  readonly free: readonly number[];
  /** Projects with a lower score take no part, in units of 10^-scoreDecimals. */
  readonly scoreMin: number;
  /** Keeps the limits of one count at one endowment; nothing is funded yet. */
  readonly openLimits: () => LimitKeeper;
};

/** What a problem takes from the rule. */
export type SharesTerms = {
  readonly utility: ShareUtility;
  readonly ties: readonly TieCriterion[];
  /** Absent: no project is barred for its score. */
  readonly scoreMin?: number;
};

/**
 * Prepares an election for the Method of Equal Shares.
 *
 * @throws {RangeError} on a negative cost, or when the points given to one project add up to more than 2^53
 */
export function sharesProblem(election: TallyElection, terms: SharesTerms): SharesProblem {
  const ballots = { merged: mergeBallots(election), scores: scoreProjects(election) };
  return weightedProblem(election, ballots, terms);
}

/** Ballots merged already, with what they come to. */
export type WeightedBallots = {
  readonly merged: MergedBallots;
  /** By place; see `scoreProjects`. */
  readonly scores: Float64Array;
};

/** Prepares the projects and limits of an election with other ballots than its own; throws as `sharesProblem`. */
export function weightedProblem(
  election: TallyElection,
  { merged, scores }: WeightedBallots,
  { utility, ties, scoreMin = -Infinity }: SharesTerms,
): SharesProblem {
  const candidates = candidatesOf(election, scores);
  const negative = candidates.find(({ cost }) => cost < 0n);
  if (negative !== undefined) {
    throw new RangeError(`The project ${negative.id} has a negative cost.`);
  }
  const inTieOrder = candidates
    .map((candidate, place) => ({ candidate, place }))
    .sort((left, right) => compareTied(ties, left.candidate, right.candidate))
    .map(({ place }) => place);
  const tieRanks = new Uint32Array(candidates.length);
  inTieOrder.forEach((place, rank) => {
    tieRanks[place] = rank;
  });
  const support = supportOf(merged, candidates.length);
  const supported = inTieOrder.filter(
    (place) => (support[place] ?? 0) > 0 && (candidates[place]?.score ?? 0) >= scoreMin,
  );
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
    free: withinLimits(
      supported.filter((place) => candidates[place]?.cost === 0n),
      openLimits(election),
    ),
    scoreMin,
    openLimits: () => openLimits(election),
  };
}

/** The projects that may be funded one after another. */
function withinLimits(places: readonly number[], limits: LimitKeeper): number[] {
  return places.filter((place) => {
    const isOpen = !limits.isShutOut(place);
    if (isOpen) limits.fund(place);
    return isOpen;
  });
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
