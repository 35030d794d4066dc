import { cents } from '../../money/cents.js';
import { equalSharesVariant } from '../equal-shares/proportional-rules.js';
import type { WeightedBallots } from '../equal-shares/shares-problem.js';
import { type MergedBallots, mergeBallots } from '../merge/merge-ballots.js';
import { transpose } from '../merge/sparse-rows.js';
import { countSequentialPhragmen } from '../phragmen/sequential-phragmen.js';
import { scoreProjects } from '../score-projects.js';
import { leastScore, type TallyElection } from '../tally-election.js';
import { isGreedyRule, type TallyRule } from '../tally-rule.js';
import { greedyWinners, sharesWinners } from './weighted-count.js';

/** Counts an election anew by the whole rule, with one thing changed. */
export type Recount = {
  /** Whether a project wins at this price, in whole cents. */
  readonly winsAtPrice: (project: number, price: bigint) => boolean;
  /** Whether it wins with so many voters more who approve only it; approval and choose-1 ballots. */
  readonly winsWithVoters: (project: number, added: number) => boolean;
  /** Whether it wins with a score that is so much larger; greedy family. */
  readonly winsWithScore: (project: number, added: number) => boolean;
};

/** Prepares an election for being counted anew many times. */
export function openRecount(election: TallyElection, rule: TallyRule): Recount {
  if (isGreedyRule(rule.rule)) return greedyRecount(election, rule);
  return equalSharesVariant(rule.rule) === null
    ? phragmenRecount(election, rule)
    : sharesRecount(election, rule);
}

function greedyRecount(election: TallyElection, rule: TallyRule): Recount {
  const scores = scoreProjects(election);
  const winsWithScore: Recount['winsWithScore'] = (project, added) =>
    greedyWinners(election, withMore(scores, project, added), rule).includes(
      idAt(election, project),
    );
  return {
    winsAtPrice: (project, price) =>
      greedyWinners(atPrice(election, project, price), scores, rule).includes(
        idAt(election, project),
      ),
    winsWithVoters: winsWithScore,
    winsWithScore,
  };
}

function sharesRecount(election: TallyElection, rule: TallyRule): Recount {
  const variant = equalSharesVariant(rule.rule);
  if (variant === null) throw new RangeError(`${rule.rule} is not Equal Shares.`);
  return recountMerged(election, (changed, ballots) =>
    sharesWinners(changed, ballots, rule, variant),
  );
}

function phragmenRecount(election: TallyElection, { ties, threshold }: TallyRule): Recount {
  const scoreMin = leastScore(election.form, threshold);
  return recountMerged(
    election,
    (changed, ballots) => countSequentialPhragmen(changed, ties, scoreMin, ballots).winners,
  );
}

/** Recounts from ballots that are merged once: a thousand new voters weigh no more than one. */
function recountMerged(
  election: TallyElection,
  winnersOf: (election: TallyElection, ballots: WeightedBallots) => readonly string[],
): Recount {
  const merged = mergeBallots(election);
  const scores = scoreProjects(election);
  const joined = new Map<number, MergedBallots>();
  return {
    winsAtPrice: (project, price) =>
      winnersOf(atPrice(election, project, price), { merged, scores }).includes(
        idAt(election, project),
      ),
    winsWithVoters: (project, added) => {
      const wider = joined.get(project) ?? withClass(merged, project, election.projects.length);
      joined.clear();
      joined.set(project, wider);
      wider.weights[wider.weights.length - 1] = added;
      const ballots = {
        merged: { ...wider, voterCount: merged.voterCount + added },
        scores: withMore(scores, project, added),
      };
      return winnersOf(election, ballots).includes(idAt(election, project));
    },
    winsWithScore: () => false,
  };
}

/** The election with another price for one project. */
export function atPrice(election: TallyElection, place: number, price: bigint): TallyElection {
  return {
    ...election,
    projects: election.projects.map((project, at) =>
      at === place ? { ...project, cost: cents(price) } : project,
    ),
  };
}

/** The same classes and one more at the end, of voters who approve one project only. */
function withClass(merged: MergedBallots, project: number, projectCount: number): MergedBallots {
  const { weights, byClass } = merged;
  const { starts, columns } = byClass;
  const wider = {
    starts: Uint32Array.from([...starts, columns.length + 1]),
    columns: Uint32Array.from([...columns, project]),
    values: null,
  };
  return {
    voterCount: merged.voterCount,
    weights: Float64Array.from([...weights, 0]),
    byClass: wider,
    byProject: transpose(wider, projectCount),
  };
}

function withMore(scores: Float64Array, project: number, added: number): Float64Array {
  const more = scores.slice();
  more[project] = (scores[project] ?? 0) + added;
  return more;
}

function idAt({ projects }: TallyElection, place: number): string {
  return projects[place]?.id ?? '';
}
