import { packBallots } from '../ballot-set.js';
import { UNIT_DEFAULT } from '../count-tally.js';
import type { SharesVariant } from '../equal-shares/proportional-rules.js';
import { shareOut } from '../equal-shares/share-out.js';
import { type WeightedBallots, weightedProblem } from '../equal-shares/shares-problem.js';
import { openState } from '../equal-shares/shares-state.js';
import { countGreedily, type GreedyRule } from '../greedy/greedy-family.js';
import { leastScore, scoreDecimals, type TallyElection } from '../tally-election.js';
import type { TallyRule } from '../tally-rule.js';

/** Counts by a rule of the greedy family from the scores alone; ids in order of selection. */
export function greedyWinners(
  election: TallyElection,
  scores: Float64Array,
  rule: TallyRule,
): readonly string[] {
  return countGreedily(electionOfScores(election, scores), rule as GreedyRule).winners;
}

/** Counts by Equal Shares from merged ballots, without a trace; ids in order of selection. */
export function sharesWinners(
  election: TallyElection,
  ballots: WeightedBallots,
  { ties, threshold, unitCents: unit = UNIT_DEFAULT }: TallyRule,
  variant: SharesVariant,
): readonly string[] {
  const scoreMin = leastScore(election.form, threshold);
  const { utility } = variant;
  const problem = weightedProblem(election, ballots, { utility, ties, scoreMin });
  const { winners } = shareOut(openState(problem), election.budget, { ...variant, unit });
  return winners.flatMap((place) => problem.candidates[place]?.id ?? []);
}

/** An election with the same scores as one single ballot: for counts that look at nothing else. */
function electionOfScores(election: TallyElection, scores: Float64Array): TallyElection {
  const choices = Array.from(scores, (_score, place) => place);
  return {
    ...election,
    form: { type: 'cumulative', pointDecimals: scoreDecimals(election.form) },
    ballots: packBallots([{ choices, points: Array.from(scores) }], choices.length, true),
  };
}
