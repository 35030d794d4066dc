import { cents, type Cents, subtractCents } from '../money/cents.js';
import type { TieCriterion } from '../rounds/rule-set.js';
import { scoreProjects } from './score-projects.js';
import { scoreDecimals, type TallyElection } from './tally-election.js';
import type { ProjectFate, ProjectOutcome, TallyResult, TallyRule, Tie } from './tally-result.js';
import { type Candidate, compareTied, decidingCriterion } from './tie-order.js';

/** What happens when the project whose turn it is costs more than is left. */
export type OnMisfit = 'skip' | 'stop';

/**
 * Counts by the greedy family: projects in order of votes (or points), most first, equal ones by the
 * rule's tie criteria; each is funded when it fits in what is left of the budget.
 *
 * Projects below the threshold never get a turn. Without a threshold only a negative score bars a
 * project: one without votes is funded when money is left at the end, as in the Pabulib reference
 * counts. A rule that must not do so sets the threshold 1.
 */
export function countGreedily(
  election: TallyElection,
  rule: TallyRule,
  onMisfit: OnMisfit,
): TallyResult {
  const decimals = scoreDecimals(election.form);
  const scoreMin = (rule.threshold ?? 0) * 10 ** decimals;
  const ranked = rank(election, rule.ties);
  const eligible = ranked.filter(({ score }) => score >= scoreMin);
  const barred = ranked.filter(({ score }) => score < scoreMin);
  const walk = walkDown(eligible, election.budget, { onMisfit, criteria: rule.ties });
  const outcomes = [
    ...eligible.map((candidate, index) => outcome(candidate, walk.fates[index] ?? 'not-reached')),
    ...barred.map((candidate) => outcome(candidate, 'below-threshold')),
  ];
  return {
    rule: rule.rule,
    winners: outcomes.filter(({ fate }) => fate === 'funded').map(({ id }) => id),
    spent: subtractCents(election.budget, walk.leftover),
    leftover: walk.leftover,
    scoreDecimals: decimals,
    outcomes,
    ties: walk.ties,
  };
}

function rank(election: TallyElection, criteria: readonly TieCriterion[]): Candidate[] {
  const scores = scoreProjects(election);
  return election.projects
    .map(({ id, cost }, place) => ({ id, cost, score: scores[place] ?? 0 }))
    .sort((left, right) => right.score - left.score || compareTied(criteria, left, right));
}

function outcome({ id, cost, score }: Candidate, fate: ProjectFate): ProjectOutcome {
  return { id, cost, score, fate };
}

type Walk = {
  readonly fates: readonly ProjectFate[];
  readonly leftover: Cents;
  readonly ties: readonly Tie[];
};

type Manner = { readonly onMisfit: OnMisfit; readonly criteria: readonly TieCriterion[] };

function walkDown(candidates: readonly Candidate[], budget: Cents, manner: Manner): Walk {
  const fates: ProjectFate[] = [];
  const ties: Tie[] = [];
  let leftover = budget;
  let step = 1;
  for (const [index, candidate] of candidates.entries()) {
    const fits = candidate.cost <= leftover;
    if (fits || manner.onMisfit === 'stop') {
      // Skipping, a project that does not fit is no rival: whichever goes first, it is passed by.
      const rivals = equalsAfter(candidates, index).filter(
        ({ cost }) => manner.onMisfit === 'stop' || cost <= leftover,
      );
      const tie = tieAmong(candidate, rivals, step, manner.criteria);
      if (tie !== null) ties.push(tie);
    }
    fates.push(fits ? 'funded' : 'does-not-fit');
    if (fits) {
      leftover = cents(leftover - candidate.cost);
      step += 1;
    } else if (manner.onMisfit === 'stop') {
      break;
    }
  }
  return { fates, leftover, ties };
}

/** The candidates directly behind this one that have the same score. */
function equalsAfter(candidates: readonly Candidate[], index: number): Candidate[] {
  const score = candidates[index]?.score;
  let end = index + 1;
  while (end < candidates.length && candidates[end]?.score === score) end += 1;
  return candidates.slice(index + 1, end);
}

function tieAmong(
  first: Candidate,
  rivals: readonly Candidate[],
  step: number,
  criteria: readonly TieCriterion[],
): Tie | null {
  const [second] = rivals;
  if (second === undefined) return null;
  return {
    step,
    candidates: [first, ...rivals].map(({ id }) => id),
    score: first.score,
    decidedBy: decidingCriterion(criteria, first, second),
  };
}
