import type { BallotSet } from './ballot-set.js';
import type { BallotForm, TallyElection } from './tally-election.js';

/**
 * The votes or points of every project, by place in the list of projects.
 *
 * Votes on approval and choose-1 ballots, points on the others; in units of 10^-`scoreDecimals`.
 * Exact: whole numbers below 2^53 throughout. Every ballot weighs the same.
 */
export function scoreProjects({ projects, form, ballots }: TallyElection): Float64Array {
  const scores = new Float64Array(projects.length);
  switch (form.type) {
    case 'approval':
    case 'choose-1':
      countMentions(ballots, scores);
      break;
    case 'ordinal':
      addRankPoints(ballots, form.lengthMax, scores);
      break;
    case 'cumulative':
      addPoints(ballots, scores, 0);
      break;
    case 'scoring':
      scores.fill(form.defaultPoints * ballots.size);
      addPoints(ballots, scores, form.defaultPoints);
      break;
  }
  return scores;
}

/** The number of ballots that name each project, whatever the ballots look like. */
export function countVotes({ projects, ballots }: TallyElection): Float64Array {
  const votes = new Float64Array(projects.length);
  countMentions(ballots, votes);
  return votes;
}

/** Whether ballots of this form give points, so that votes and scores are different numbers. */
export function isScored(form: BallotForm): boolean {
  return form.type !== 'approval' && form.type !== 'choose-1';
}

function countMentions({ choices }: BallotSet, scores: Float64Array): void {
  for (const choice of choices) scores[choice] = (scores[choice] ?? 0) + 1;
}

function addRankPoints(
  { size, starts, choices }: BallotSet,
  first: number,
  scores: Float64Array,
): void {
  for (let ballot = 0; ballot < size; ballot += 1) {
    const from = starts[ballot] ?? 0;
    const to = starts[ballot + 1] ?? 0;
    for (let at = from; at < to && at - from < first; at += 1) {
      const choice = choices[at] ?? 0;
      scores[choice] = (scores[choice] ?? 0) + first - (at - from);
    }
  }
}

function addPoints({ choices, points }: BallotSet, scores: Float64Array, already: number): void {
  choices.forEach((choice, at) => {
    scores[choice] = (scores[choice] ?? 0) + (points?.[at] ?? 0) - already;
  });
}
