import type { Cents } from '../money/cents.js';
import { openLimits } from './limits.js';
import { countVotes, scoreProjects } from './score-projects.js';
import { leastScore, type TallyElection } from './tally-election.js';
import type { ProjectFate, ProjectOutcome } from './tally-result.js';
import type { TieCriterion } from './tally-rule.js';
import { candidatesOf, compareTied } from './tie-order.js';

/** What became of the projects in a count that does not walk down a list. */
export type Outcome = {
  /** Ids in order of selection. */
  readonly winners: readonly string[];
  readonly leftover: Cents;
  /** The fate of a project that would still fit, has votes and is shut out by nothing. */
  readonly otherFate: ProjectFate;
};

type Terms = { readonly threshold: number | null; readonly ties: readonly TieCriterion[] };

/** All projects: the winners in order of selection, then the others, most votes (or points) first. */
export function outcomesOf(
  election: TallyElection,
  { threshold, ties }: Terms,
  { winners, leftover, otherFate }: Outcome,
): ProjectOutcome[] {
  const votes = countVotes(election);
  const scoreMin = leastScore(election.form, threshold);
  const candidates = candidatesOf(election, scoreProjects(election)).map((one, place) => ({
    ...one,
    place,
  }));
  const ranks = new Map(winners.map((id, rank) => [id, rank]));
  const limits = openLimits(election);
  for (const { id, place } of candidates) if (ranks.has(id)) limits.fund(place);
  const fateOf = ({ id, cost, score, place }: (typeof candidates)[number]): ProjectFate => {
    if (ranks.has(id)) return 'funded';
    if (score < scoreMin) return 'below-threshold';
    if (limits.isShutOut(place)) return 'limit-reached';
    if (cost > leftover) return 'does-not-fit';
    return votes[place] === 0 ? 'no-support' : otherFate;
  };
  return candidates
    .map((candidate) => ({ candidate, rank: ranks.get(candidate.id) ?? candidates.length }))
    .sort(
      (left, right) =>
        left.rank - right.rank ||
        right.candidate.score - left.candidate.score ||
        compareTied(ties, left.candidate, right.candidate),
    )
    .map(({ candidate }) => {
      const { id, cost, score } = candidate;
      return { id, cost, score, fate: fateOf(candidate) };
    });
}
