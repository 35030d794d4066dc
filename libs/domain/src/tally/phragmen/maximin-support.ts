import { cents, type Cents } from '../../money/cents.js';
import { compareRationals, rational, type Rational, reduce } from '../arithmetic/rational.js';
import { mergeBallots } from '../merge/merge-ballots.js';
import { scoreProjects } from '../score-projects.js';
import type { TallyElection } from '../tally-election.js';
import type { Tie } from '../tally-result.js';
import type { TieCriterion } from '../tally-rule.js';
import { type Candidate, candidatesOf, compareTied, decidingCriterion } from '../tie-order.js';
import { leastMaxLoad, type LoadProblem, loadOfSet } from './least-max-load.js';

/** Larger elections than this are refused: different choices on different ballots × projects². */
export const MAXIMIN_WORK_MAX = 2_000_000;

export type MaximinResult =
  | {
      readonly kind: 'counted';
      /** Ids in order of selection. */
      readonly winners: readonly string[];
      readonly spent: Cents;
      readonly leftover: Cents;
      /** The largest load of a voter after each purchase, as small as it can be. */
      readonly loads: readonly Rational[];
      /** The projects that were next, if the count ended because one of them did not fit. */
      readonly stoppedBy: readonly string[];
      readonly ties: readonly Tie[];
    }
  | { readonly kind: 'too-large'; readonly work: number; readonly workMax: number };

/**
 * `maximin-support@1`: at each step the project after which the voter who bears most has the smallest
 * load, when all costs so far may be shared anew among the supporters in the best way.
 *
 * Exact (see `leastMaxLoad`), and slow: for small elections only, larger ones are refused. It ends as
 * sequential Phragmén does, when one of the projects that are next does not fit. Projects without
 * support are never bought; a choice with more than 0 points is an approval. Equal loads go by the tie
 * criteria.
 */
export function countMaximinSupport(
  election: TallyElection,
  criteria: readonly TieCriterion[],
): MaximinResult {
  const merged = mergeBallots(election);
  const work = merged.byClass.columns.length * election.projects.length ** 2;
  if (work > MAXIMIN_WORK_MAX) return { kind: 'too-large', work, workMax: MAXIMIN_WORK_MAX };
  const problem = { merged, costs: election.projects.map(({ cost }) => cost) };
  const round = openRound(election, problem);
  const winners: Candidate[] = [];
  const loads: Rational[] = [];
  const ties: Tie[] = [];
  let left: bigint = election.budget;
  for (;;) {
    const next = nextProjects(round).sort((one, other) => compareTied(criteria, one, other));
    const [first, second] = next;
    if (first === undefined || next.some(({ cost }) => cost > left)) {
      return {
        kind: 'counted',
        winners: winners.map(({ id }) => id),
        spent: cents(election.budget - left),
        leftover: cents(left),
        loads: loads.map(reduce),
        stoppedBy: next.map(({ id }) => id),
        ties,
      };
    }
    if (second !== undefined) {
      ties.push({
        step: winners.length + 1,
        candidates: next.map(({ id }) => id),
        score: first.score,
        decidedBy: decidingCriterion(criteria, first, second),
      });
    }
    take(round, first.place);
    winners.push(first);
    loads.push(round.load);
    left -= first.cost;
  }
}

type Placed = Candidate & { readonly place: number };

type Round = {
  readonly problem: LoadProblem;
  readonly funded: number[];
  /** The projects with support that are not funded, each with a load below which it cannot be. */
  open: { readonly candidate: Placed; least: Rational }[];
  load: Rational;
};

function openRound(election: TallyElection, problem: LoadProblem): Round {
  const { starts } = problem.merged.byProject;
  const open = candidatesOf(election, scoreProjects(election))
    .map((candidate, place) => ({ ...candidate, place }))
    .filter(({ place }) => starts[place] !== starts[place + 1])
    .map((candidate) => ({ candidate, least: loadOfSet(problem, [candidate.place]) }));
  return { problem, funded: [], open, load: rational(0n) };
}

/** The projects after which the largest load is smallest, all exactly equal. */
function nextProjects({ problem, funded, open, load }: Round): Placed[] {
  // Loads only grow: what was found for a smaller set of funded projects is a lower bound.
  open.sort((one, other) => compareRationals(one.least, other.least));
  let best: Rational | null = null;
  for (const entry of open) {
    if (best !== null && compareRationals(entry.least, best) > 0) break;
    const from = compareRationals(entry.least, load) > 0 ? entry.least : load;
    entry.least = leastMaxLoad(problem, [...funded, entry.candidate.place], from);
    if (best === null || compareRationals(entry.least, best) < 0) best = entry.least;
  }
  const smallest = best;
  if (smallest === null) return [];
  return open
    .filter(({ least }) => compareRationals(least, smallest) === 0)
    .map(({ candidate }) => candidate);
}

function take(round: Round, place: number): void {
  const taken = round.open.find(({ candidate }) => candidate.place === place);
  if (taken !== undefined) round.load = taken.least;
  round.open = round.open.filter(({ candidate }) => candidate.place !== place);
  round.funded.push(place);
}
