import { cents } from '../../money/cents.js';
import { type LooseBallot, packBallots } from '../ballot-set.js';
import { countTally } from '../count-tally.js';
import { equalSharesVariant } from '../equal-shares/proportional-rules.js';
import { type MergedBallots, mergeBallots } from '../merge/merge-ballots.js';
import { transpose } from '../merge/sparse-rows.js';
import { scoreProjects } from '../score-projects.js';
import type { TallyElection } from '../tally-election.js';
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
    ? plainRecount(election, rule)
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
  const merged = mergeBallots(election);
  const scores = scoreProjects(election);
  const joined = new Map<number, MergedBallots>();
  return {
    winsAtPrice: (project, price) =>
      sharesWinners(atPrice(election, project, price), { merged, scores }, rule, variant).includes(
        idAt(election, project),
      ),
    winsWithVoters: (project, added) => {
      const wider = joined.get(project) ?? withClass(merged, project, election.projects.length);
      joined.clear();
      joined.set(project, wider);
      wider.weights[wider.weights.length - 1] = added;
      return sharesWinners(
        election,
        {
          merged: { ...wider, voterCount: merged.voterCount + added },
          scores: withMore(scores, project, added),
        },
        rule,
        variant,
      ).includes(idAt(election, project));
    },
    winsWithScore: () => false,
  };
}

function plainRecount(election: TallyElection, rule: TallyRule): Recount {
  const wins = (changed: TallyElection, project: number): boolean => {
    const answer = countTally(changed, rule);
    return answer.kind === 'counted' && answer.result.winners.includes(idAt(election, project));
  };
  return {
    winsAtPrice: (project, price) => wins(atPrice(election, project, price), project),
    winsWithVoters: (project, added) => wins(withBallots(election, project, added), project),
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

/** The election with more ballots that name one project only. */
export function withBallots(election: TallyElection, place: number, added: number): TallyElection {
  const { ballots, projects } = election;
  const loose: LooseBallot[] = [];
  for (let ballot = 0; ballot < ballots.size; ballot += 1) {
    const [from, to] = [ballots.starts[ballot], ballots.starts[ballot + 1]];
    loose.push({ choices: Array.from(ballots.choices.subarray(from, to)), points: null });
  }
  for (let more = 0; more < added; more += 1) loose.push({ choices: [place], points: null });
  return { ...election, ballots: packBallots(loose, projects.length, false) };
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
