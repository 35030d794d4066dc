import type { PabulibElection } from '../pabulib/pabulib-file.js';
import type { BallotSet } from './ballot-set.js';
import type { BallotForm, TallyElection } from './tally-election.js';

/**
 * What a `.pb` file asks to be counted.
 *
 * On ranked ballots the first place earns as many points as the longest ballot that the file allows
 * (`max_length`), or, when the file does not say, as the longest ballot that was cast.
 */
export function tallyElectionOfPabulib(election: PabulibElection): TallyElection {
  return {
    budget: election.budget,
    projects: election.projects.map(({ id, cost, listPosition }) => ({ id, cost, listPosition })),
    form: formOf(election),
    ballots: election.ballots,
  };
}

function formOf({ voteType, limits, ballots, ...points }: PabulibElection): BallotForm {
  const { pointDecimals, defaultScore } = points;
  switch (voteType) {
    case 'approval':
    case 'choose-1':
      return { type: voteType };
    case 'ordinal':
      return { type: voteType, lengthMax: limits.lengthMax ?? longestBallot(ballots) };
    case 'cumulative':
      return { type: voteType, pointDecimals };
    case 'scoring':
      return { type: voteType, pointDecimals, defaultPoints: defaultScore };
  }
}

function longestBallot({ size, starts }: BallotSet): number {
  let longest = 0;
  for (let ballot = 0; ballot < size; ballot += 1) {
    const length = (starts[ballot + 1] ?? 0) - (starts[ballot] ?? 0);
    if (length > longest) longest = length;
  }
  return longest;
}
